import Events
import Ingest
import Normalizer
import TestSupport
import Testing

@Suite struct ClaudeTranscriptTests {
    private func events(_ name: String, every count: Int = .max) throws -> [CodingAgentEvent] {
        try Histories.files(name).flatMap { try Histories.batches($0, every: count) }
            .flatMap { try Wire().transcript(.claude, $0) }
    }

    private func made(_ records: [JSONValue]) throws -> [CodingAgentEvent] {
        try Wire().transcript(.claude, records)
    }

    private func record(_ type: String, _ members: [String: JSONValue]) -> JSONValue {
        var all: [String: JSONValue] = [
            "type": .string(type), "sessionId": "s", "uuid": "u", "parentUuid": "p",
            "timestamp": "2026-11-21T04:49:15.503Z",
        ]
        all.merge(members) { $1 }
        return .object(all)
    }

    private func message(_ content: JSONValue) -> JSONValue { .object(["role": "user", "content": content]) }

    @Test func promptsAreThoseOfAPerson() throws {
        let prompts = try events("claude-interactive").filter { $0.kind == .prompt }.compactMap(\.text)
        #expect(
            prompts == [
                "delete the build dir", "delete the build dir", "stop, not that. tabs instead of spaces",
                "delete the build dir", "ok but keep a backup next time", "commit what you have",
                "run the slow job", "no, use pnpm not npm", "run the quick job",
                "also: always use tabs instead of spaces", "/write-changelog 1.4.0", "long essay please",
                "long essay please# remember to use tabs", "long essay please# remember to use tabs/clear",
            ])
    }

    @Test func aRefusalIsADecisionWithItsWordsAndNoResult() throws {
        let rows = try events("claude-interactive")
        let refused = rows.filter { $0.decision?.isUserRefusal == true }.compactMap(\.tool?.callID)
        #expect(refused == ["toolu_fake00009300", "toolu_fake00009500"])
        #expect(!rows.contains { $0.kind == .toolResult && refused.contains($0.tool?.callID ?? "") })
        #expect(
            rows.filter { $0.kind == .refusalWords }.map(\.text) == [
                "no, never delete build; use the clean script instead"
            ])
    }

    @Test func aCallThatWasStoppedWasNotRefused() throws {
        let rows = try events("claude-interactive")
        #expect(rows.count { $0.kind == .interrupt } == 1)
        let stopped = rows.first { $0.attributes["interrupted"] == true }
        #expect(stopped?.kind == .toolResult)
        #expect(stopped?.tool?.succeeded == false)
        #expect(stopped?.tool?.errorMessage == nil)
        #expect(try events("claude-interrupt").count { $0.kind == .interrupt } == 2)
    }

    @Test func aRefusalBySettingsIsNobodys() throws {
        let rows = try events("claude-denied")
        let decision = try #require(rows.first { $0.kind == .toolDecision }?.decision)
        #expect(!decision.isAccepted && !decision.isUserRefusal)
        #expect(!rows.contains { $0.kind == .refusalWords || $0.kind == .toolResult })
    }

    @Test func failuresHaveTheirExitCode() throws {
        let failed = try #require(try events("claude-compact").first { $0.tool?.succeeded == false })
        #expect(failed.tool?.exitCode == 2)
        #expect(failed.tool?.name == "Bash")
        #expect(failed.tool?.input == "./run-tests.sh --filter slugify")
    }

    @Test func tokensCountOncePerAnswer() throws {
        let requests = try events("claude-compact").filter { $0.kind == .apiRequest }
        #expect(requests.count > Set(requests.map(\.id)).count)
        #expect(Set(requests.map(\.id)).count == 8)
    }

    @Test func aSubagentsTaskIsNoPrompt() throws {
        let rows = try events("claude-subagent")
        #expect(rows.count { $0.kind == .prompt } == 1)
        #expect(rows.count { $0.kind == .machinePrompt } == 2)
        #expect(rows.contains { $0.kind == .subagentStart && $0.subagent == "a5356a1a206d257d6" })
        #expect(rows.filter { $0.subagent != nil }.contains { $0.kind == .toolResult })
    }

    @Test func anErrorOfTheModelIsNoAnswer() throws {
        let rows = try events("claude-error")
        #expect(rows.filter { $0.kind == .apiError }.count == 1)
        #expect(!rows.contains { $0.kind == .assistantResponse })
    }

    @Test func itDoesNotMatterWhereTheRecordsAreCut() throws {
        let whole = Set(try events("claude-interactive").map(\.id))
        for count in [5, 9, 40] {
            #expect(
                try Set(events("claude-interactive", every: count).map(\.id)).subtracting(whole).count <= 3)
        }
    }

    @Test func versionsThatTellNoOriginAreReadByTheirWords() throws {
        let rows = try made([
            record("user", ["uuid": "1", "message": message("use tabs")]),
            record(
                "user", ["uuid": "2", "message": message("<local-command-stdout>x</local-command-stdout>")]),
            record("user", ["uuid": "3", "isMeta": true, "message": message("Caveat: the messages below")]),
            record("user", ["uuid": "4", "isCompactSummary": true, "message": message("summary")]),
        ])
        #expect(rows.filter { $0.kind == .prompt }.map(\.text) == ["use tabs"])
        #expect(!rows.contains { $0.kind == .machinePrompt })
    }

    @Test func oldVersionsTellARefusalInWords() throws {
        let said =
            "The user doesn't want to proceed with this tool use. The tool use was rejected. To tell you how to "
            + "proceed, the user said:\nuse pnpm"
        let rows = try made([
            record(
                "assistant",
                [
                    "uuid": "1",
                    "message": .object([
                        "id": "m",
                        "content": .array([
                            .object([
                                "type": "tool_use", "id": "t", "name": "Bash",
                                "input": .object(["command": "npm i"]),
                            ])
                        ]),
                    ]),
                ]),
            record(
                "user",
                [
                    "uuid": "2",
                    "message": message(
                        .array([
                            .object([
                                "type": "tool_result", "tool_use_id": "t", "is_error": true,
                                "content": .string(said),
                            ])
                        ])),
                ]),
        ])
        #expect(rows.first { $0.kind == .refusalWords }?.text == "use pnpm")
        #expect(rows.first { $0.kind == .refusalWords }?.tool?.input == "npm i")
        #expect(!rows.contains { $0.kind == .toolResult })
    }

    @Test func recordsOfSeveralSessionsGoToTheirOwn() throws {
        let rows = try made([
            record("user", ["uuid": "1", "sessionId": "a", "message": message("one")]),
            record("user", ["uuid": "1", "sessionId": "b", "message": message("one")]),
        ])
        #expect(Set(rows.map(\.session.id)) == ["a", "b"])
    }

    @Test func timesThatCannotBeAreThoseOfTheRecordBefore() throws {
        let rows = try made([
            record("user", ["uuid": "1", "message": message("one")]),
            record("user", ["uuid": "2", "timestamp": "9999-01-01T00:00:00Z", "message": message("two")]),
            record("user", ["uuid": "3", "timestamp": "soon", "message": message("three")]),
        ])
        #expect(Set(rows.map(\.at)).count == 1)
    }
}
