import Events
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Testing

@testable import Server

/// Whose word is taken on where a request comes from.
@Suite struct TrustedProxyTests {
    @Test(arguments: [
        // Nobody is trusted: the connection tells.
        ([], "10.0.0.1", "192.0.2.7", "10.0.0.1"),
        (["127.0.0.1"], "10.0.0.1", "192.0.2.7", "10.0.0.1"),
        (["10.0.0.0/8"], "10.0.0.1", "192.0.2.7", "192.0.2.7"),
        // What a client wrote before the proxy did is not believed.
        (["10.0.0.1"], "10.0.0.1", "127.0.0.1, 192.0.2.7", "192.0.2.7"),
        (["10.0.0.0/24"], "10.0.0.1", "203.0.113.9, 192.0.2.7, 10.0.0.2", "192.0.2.7"),
        (["10.0.0.0/8"], "10.0.0.1", "", "10.0.0.1"),
        (["10.0.0.0/8"], "10.0.0.1", "unknown", "10.0.0.1"),
        (["10.0.0.0/8"], "10.0.0.1", "192.0.2.7:5123", "192.0.2.7"),
        (["::1", "2001:db8::/32"], "::1", "[2001:db8:1::9]:80, 2001:db8::2", "2001:db8:1::9"),
        (["::1"], "::1", "[2001:db9::1]:443", "2001:db9::1"),
        (["127.0.0.1"], "::ffff:127.0.0.1", "192.0.2.7", "192.0.2.7"),
        (["0.0.0.0/0"], "10.0.0.1", "192.0.2.7, 198.51.100.1", "192.0.2.7"),
    ])
    func theFirstThatIsNoTrustedProxyAsks(
        _ networks: [String], _ peer: String, _ forwarded: String, _ client: String
    ) throws {
        #expect(try TrustedProxies(networks).client(peer: peer, forwarded: [forwarded]) == client)
    }

    @Test(arguments: [
        "", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "::1/129", "1.2.3", "/8",
    ])
    func whatIsNoNetworkIsRefused(_ text: String) {
        #expect(throws: UnknownNetwork.self) { try TrustedProxies([text]) }
    }

    @Test func wrongSignInsAreCountedByWhoMakesThem() async throws {
        let pages = try await PageHouse()
        var parts = pages.parts
        parts.proxies = try TrustedProxies(["10.0.0.1"])
        let router = modaRouter(parts)
        func attempt(from client: String, by peer: String) async throws -> HTTPResponse.Status {
            let form = try await pages.get("/sign-in")
            return try await signIn(
                router, "moda_wrong", PageHouse.token(in: form), cookie: PageHouse.cookie(in: form),
                forwardedFor: client, peer: peer)
        }
        for _ in 0..<10 { #expect(try await attempt(from: "192.0.2.7", by: "10.0.0.1") == .unauthorized) }
        #expect(try await attempt(from: "192.0.2.7", by: "10.0.0.1") == .tooManyRequests)
        #expect(try await attempt(from: "192.0.2.8", by: "10.0.0.1") == .unauthorized)
        // Who is no proxy is counted by their own address, whatever they write.
        for number in 0..<10 {
            #expect(try await attempt(from: "198.51.100.\(number)", by: "10.0.0.9") == .unauthorized)
        }
        #expect(try await attempt(from: "198.51.100.99", by: "10.0.0.9") == .tooManyRequests)
    }

    @Test func onlyATrustedProxySaysThatABrowserCameByTLS() async throws {
        let pages = try await PageHouse()
        var parts = pages.parts
        parts.proxies = try TrustedProxies(["10.0.0.1"])
        let responder = modaRouter(parts).buildResponder()
        func cookie(_ peer: String) async throws -> String? {
            try await responder.respond(to: saidToBeSecure, context: context(peer)).headers[.setCookie]
        }
        #expect(try await cookie("10.0.0.1")?.hasSuffix("; Secure") == true)
        #expect(try await cookie("10.0.0.9")?.contains("Secure") == false)
    }

    @Test func whereNoProxyIsNamedNobodySaysSoAndTheOperatorIsToldOnce() async throws {
        let responder = try await PageHouse().router.buildResponder()
        let log = LogLines()
        for peer in ["127.0.0.1", "10.0.0.9"] {
            let context = ModaContext(logger: log.logger, peer: peer)
            let cookie = try await responder.respond(to: saidToBeSecure, context: context).headers[.setCookie]
            #expect(cookie?.hasPrefix("moda_form=") == true && cookie?.contains("Secure") == false)
        }
        #expect(log.lines.filter { $0.contains("--trusted-proxy") }.count == 1)
    }

    @Test func withTLSOfOurOwnCookiesGoByTLSOnly() async throws {
        let pages = try await PageHouse()
        var parts = pages.parts
        parts.tls = TLSFiles(certificate: "c", key: "k")
        let reply = try await ask(modaRouter(parts), .get, "/sign-in")
        #expect(reply.headers[.setCookie]?.hasPrefix("__Host-moda_form=") == true)
        #expect(reply.headers[.setCookie]?.hasSuffix("; Secure") == true)
    }

    private var saidToBeSecure: Request {
        let head = HTTPRequest(
            method: .get, scheme: "http", authority: "localhost", path: "/sign-in",
            headerFields: [.forwardedProto: "https"])
        return Request(head: head, body: RequestBody(buffer: ByteBuffer()))
    }

    private func context(_ peer: String) -> ModaContext {
        ModaContext(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, peer: peer)
    }

    private func signIn(
        _ router: Router<ModaContext>, _ key: String, _ token: String, cookie: String, forwardedFor: String,
        peer: String
    ) async throws -> HTTPResponse.Status {
        var headers: HTTPFields = [
            .contentType: "application/x-www-form-urlencoded", .forwardedFor: forwardedFor,
        ]
        (headers[.cookie], headers[.origin]) = (cookie, "http://localhost")
        let head = HTTPRequest(
            method: .post, scheme: "http", authority: "localhost", path: "/sign-in", headerFields: headers)
        let body = RequestBody(buffer: ByteBuffer(string: "token=\(token)&key=\(key)&next=%2F"))
        return try await router.buildResponder()
            .respond(to: Request(head: head, body: body), context: context(peer)).status
    }
}
