import API
import Compression
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing

/// What holds for every request, whatever its route.
@Suite struct EnvelopeTests {
    private func problem(_ reply: Reply) throws -> ProblemView {
        #expect(reply.headers[.contentType] == "application/problem+json")
        let problem = try JSONDecoder().decode(ProblemView.self, from: Data(reply.body))
        #expect(problem.status == reply.status.code && problem.requestID == reply.headers[.requestID])
        return problem
    }

    @Test(arguments: ["/", "/nothing", "/v1", "/v1/nothing", "/v1/skills/a/b/c", "/dd/secret/nothing"])
    func aPathOfNoRouteIsAProblemThatNamesAWayOut(path: String) async throws {
        let house = try await House()
        let reply = try await house.send(.get, path)
        #expect(reply.status == .notFound && !reply.text.contains("secret"))
        #expect(try problem(reply).detail.contains("/openapi.json"))
        let head = try await house.send(.head, path)
        #expect(head.status == .notFound && head.body.isEmpty)
    }

    @Test func aMethodOfNoRouteIs405WithThoseThatThereAre() async throws {
        let house = try await House()
        for (path, allowed) in [
            ("/v1/skills", "GET, HEAD, OPTIONS"), ("/v1/skills/a/approve", "OPTIONS, POST"),
            ("/v1/skills/a/SKILL.md", "GET, HEAD, OPTIONS, PUT"), ("/mcp", "OPTIONS, POST"),
        ] {
            let reply = try await house.send(.delete, path)
            #expect(reply.status == .methodNotAllowed && reply.headers[.allow] == allowed)
            #expect(try problem(reply).detail.contains(allowed))
            let options = try await house.send(.options, path)
            #expect(options.status == .noContent && options.headers[.allow] == allowed)
        }
    }

    @Test func aPathThatIsTooLongIs414() async throws {
        let house = try await House()
        let reply = try await house.send(.get, "/v1/skills?x=" + String(repeating: "y", count: 9_000))
        #expect(reply.status == .uriTooLong)
        _ = try problem(reply)
    }

    @Test func whatIsNotAcceptedIs406() async throws {
        let house = try await House()
        for accept in ["text/html", "image/*", "application/json;q=0", "application/json;q=0, */*"] {
            let reply = try await house.send(.get, "/v1/skills", headers: [.accept: accept])
            #expect(reply.status == .notAcceptable, "\(accept)")
        }
        for accept in ["*/*", "application/*;q=0.1", "text/html, application/json;q=0.5", ""] {
            let reply = try await house.send(.get, "/v1/skills", headers: [.accept: accept])
            #expect(reply.status == .ok, "\(accept)")
        }
    }

    @Test func aBodyThatIsNoJSONIs415AndOneThatIsTooLarge413() async throws {
        let house = try await House()
        let length = String("{}".utf8.count)
        let form = try await house.send(
            .post, "/v1/skills/a/approve", type: "application/x-www-form-urlencoded", body: Array("{}".utf8),
            headers: [.contentLength: length])
        #expect(form.status == .unsupportedMediaType)
        #expect(try problem(form).detail.contains("application/json"))
        let large = try await house.send(
            .post, "/v1/skills/a/approve", body: [UInt8](repeating: 32, count: 100_000))
        #expect(large.status == .contentTooLarge)
        #expect(try problem(large).detail.contains("send less"))
    }

    @Test func aRequestHasTheNameThatItsSenderGaveOrOneOfItsOwn() async throws {
        let house = try await House()
        let given = try await house.send(.get, "/v1/skills", headers: [.requestID: "trace-7:a.b_c"])
        #expect(given.headers[.requestID] == "trace-7:a.b_c")
        var own: Set<String> = []
        for bad in ["", "a b", "moda_Secret", String(repeating: "x", count: 200), "a\"b", "ä"] {
            let name = try #require(
                try await house.send(.get, "/v1/skills", headers: [.requestID: bad]).headers[.requestID])
            #expect(name != bad)
            own.insert(name)
        }
        #expect(own.count == 6)
    }

    @Test(arguments: ["/v1/skills", "/v1/skills/use-pnpm/SKILL.md", "/healthz", "/v1/sessions", "/nothing"])
    func headIsGetWithoutABodyAndBothAreSafeInABrowser(path: String) async throws {
        let house = try await House()
        _ = try await house.approve("use-pnpm", markdown: "---\nname: use-pnpm\n---\n")
        let get = try await house.send(.get, path)
        let head = try await house.send(.head, path)
        #expect(head.status == get.status && head.body.isEmpty)
        let (sent, told) = (get.headers.filter { $0.name != .requestID }, head.headers)
        for field in sent where field.name != .rateLimit { #expect(told.contains(field), "\(field)") }
        #expect(get.headers[.contentSecurityPolicy] == "default-src 'none'; frame-ancestors 'none'")
        #expect(get.headers[.xContentTypeOptions] == "nosniff")
    }

    @Test func aLargeAnswerIsCompressedForWhoTakesItUnderAnETagOfItsOwn() async throws {
        let house = try await House()
        let text = "---\nname: use-pnpm\n---\n" + String(repeating: "Use pnpm.\n", count: 500)
        let skill = try await house.approve("use-pnpm", markdown: text)
        for path in ["/v1/skills/use-pnpm/SKILL.md", "/v1/skills/use-pnpm"] {
            let plain = try await house.send(.get, path)
            #expect(plain.headers[.contentEncoding] == nil && plain.headers[.vary] == "Accept-Encoding")
            let packed = try await house.send(.get, path, headers: [.acceptEncoding: "br, gzip;q=0.5"])
            #expect(packed.headers[.contentEncoding] == "gzip" && packed.body.count < plain.body.count / 2)
            #expect(try inflated(packed.body, limit: 1 << 20) == plain.body)
            #expect(packed.headers[.contentLength] == String(packed.body.count))
            let tags = try [plain, packed].map { try #require($0.headers[.eTag]) }
            #expect(tags[0] != tags[1])
            for tag in tags {
                let again = try await house.send(
                    .get, path, headers: [.ifNoneMatch: tag, .acceptEncoding: "gzip"])
                #expect(again.status == .notModified)
            }
            let cookie = try await house.send(
                .get, path, headers: [.acceptEncoding: "gzip", .cookie: "session=1"])
            #expect(cookie.headers[.contentEncoding] == nil)
            let refused = try await house.send(.get, path, headers: [.acceptEncoding: "gzip;q=0"])
            #expect(refused.headers[.contentEncoding] == nil)
        }
        let own = try await house.send(.get, "/v1/skills/use-pnpm/SKILL.md")
        #expect(own.headers[.eTag] == "\"\(skill.digest)\"")
    }
}

extension HTTPField.Name {
    static let requestID = HTTPField.Name("x-request-id") ?? .via
    static let rateLimit = HTTPField.Name("ratelimit") ?? .via
    static let rateLimitPolicy = HTTPField.Name("ratelimit-policy") ?? .via
    static let link = HTTPField.Name("link") ?? .via
}
