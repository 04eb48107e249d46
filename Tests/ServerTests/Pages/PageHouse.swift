import Events
import Foundation
import Gates
import HTTPTypes
import Harness
import Hummingbird
import Ingest
import Server
import Store
import TestSupport

/// A server with a review page, and a browser that may be signed in.
struct PageHouse {
    let house: House
    let parts: ServerParts
    let router: Router<ModaContext>
    static let form = "application/x-www-form-urlencoded"

    init(policy: CapturePolicy = CapturePolicy()) async throws {
        let gatekeeper = try Gatekeeper(GateDefinitions.load(folder: Fixtures.root + "/gates"))
        house = try await House(policy: policy, gates: GateDesk(gatekeeper))
        var parts = house.parts
        parts.pages = PageParts(
            store: house.store,
            newSecret: { (UUID().uuidString + UUID().uuidString).replacing("-", with: "").lowercased() })
        self.parts = parts
        router = modaRouter(parts)
    }

    func get(_ path: String, cookie: String? = nil) async throws -> Reply {
        try await ask(router, .get, path, headers: Self.cookies(cookie))
    }

    /// Sends a form as a browser does.
    func post(
        _ path: String, _ fields: [(String, String)], cookie: String? = nil,
        origin: String? = "http://localhost"
    ) async throws -> Reply {
        var headers = Self.cookies(cookie)
        headers[.contentType] = Self.form
        if let origin { headers[.origin] = origin }
        let body = fields.map { "\($0.0)=\(Self.escaped($0.1))" }.joined(separator: "&")
        return try await ask(router, .post, path, headers: headers, body: Array(body.utf8))
    }

    /// Signs in by the form; what the browser then sends along.
    func signIn(_ key: String? = nil) async throws -> String {
        let page = try await get("/sign-in")
        let cookie = Self.cookie(in: page)
        let reply = try await post(
            "/sign-in", [("token", Self.token(in: page)), ("key", key ?? house.key.text)], cookie: cookie)
        return Self.cookie(in: reply)
    }

    /// The cookie that an answer sets, as a request sends it; "" where it sets none.
    static func cookie(in reply: Reply) -> String {
        String(reply.headers[.setCookie]?.prefix { $0 != ";" } ?? "")
    }

    static func token(in reply: Reply) -> String { field("token", in: reply) }

    /// The value of the first hidden field of a name.
    static func field(_ name: String, in reply: Reply) -> String {
        guard let start = reply.text.range(of: "name=\"\(name)\" value=\"") else { return "" }
        return String(reply.text[start.upperBound...].prefix { $0 != "\"" })
    }

    private static func cookies(_ cookie: String?) -> HTTPFields {
        var headers = HTTPFields()
        headers[.cookie] = cookie
        return headers
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
