import Events
import HTTPTypes
import Hummingbird
import Server
import Store
import Testing

@Suite struct RefusedCredentialsTests {
    private func moment(_ seconds: Int64) -> Timestamp { Timestamp(milliseconds: seconds * 1_000) }

    @Test func oneLineInTenSecondsSaysHowMany() {
        let (refused, log) = (RefusedCredentials(), LogLines())
        for second in [0, 1, 2, 9, 10, 11] as [Int64] { refused.note(at: moment(second), log: log.logger) }
        #expect(refused.count == 6)
        #expect(log.lines.count == 2)
        #expect(log.lines.last?.contains("\"count\": 4") == true)
    }

    @Test func aClockThatGoesBackSilencesNothing() {
        let (refused, log) = (RefusedCredentials(), LogLines())
        for second in [100, 5, 6] as [Int64] { refused.note(at: moment(second), log: log.logger) }
        #expect(log.lines.count == 2)
    }

    @Test func whatWasOfferedIsNeverLogged() async throws {
        let house = try await House()
        let log = LogLines()
        var random = SystemRandomNumberGenerator()
        let wrong = APIKey.generate(using: &random).text
        let narrow = try await House.makeKey(in: house.store, tenant: .local, scopes: []).text
        let header = try #require(HTTPField.Name("dd-api-key"))
        for key in [wrong, narrow] {
            for path in ["/v1/otel/claude/logs", "/v1/traces", "/v1/skills/gen"] {
                for headers in [[.authorization: "Bearer \(key)"], [header: key]] as [HTTPFields] {
                    let reply = try await ask(house.router, .post, path, headers: headers, logger: log.logger)
                    #expect([401, 403].contains(reply.status.code))
                    #expect(!reply.text.contains(key))
                }
            }
        }
        #expect(house.parts.refused.count == 6)
        for key in [wrong, narrow, house.key.text] {
            for path in ["/dd/\(key)/v0.4/traces", "/dd/\(key)/api/v2/llmobs", "/dd/\(key)/nonsense"] {
                let reply = try await ask(house.router, .post, path, body: [1, 2], logger: log.logger)
                #expect(!reply.text.contains(key))
            }
        }
        #expect(house.parts.refused.count == 8 && !log.text.contains(house.key.text))
        #expect(log.lines.count { $0.contains("without a valid API key") } == 1)
        #expect(!log.text.contains(wrong) && !log.text.contains(narrow))
    }
}
