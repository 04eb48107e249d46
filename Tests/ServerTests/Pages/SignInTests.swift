import API
import Events
import Foundation
import HTTPTypes
import Store
import Testing

/// Who gets in to the review page, and for how long.
@Suite struct SignInTests {
    private let pages: PageHouse

    init() async throws { pages = try await PageHouse() }

    private func code() async throws -> SignInCode {
        var headers = HTTPFields()
        headers[.authorization] = "Bearer \(pages.house.key.text)"
        let reply = try await ask(pages.router, .post, "/sign-in/codes", headers: headers)
        #expect(reply.status == .created && reply.headers[.cacheControl] == "no-store")
        return try JSONDecoder().decode(SignInCode.self, from: Data(reply.body))
    }

    @Test func aStrangerIsLedToSignInAndThenWhereHeWanted() async throws {
        let reply = try await pages.get("/sessions?agent=claude")
        #expect(reply.status == .seeOther)
        #expect(reply.headers[.location] == "/sign-in?next=%2Fsessions%3Fagent%3Dclaude")
        let form = try await pages.get("/sign-in?next=%2Fsessions%3Fagent%3Dclaude")
        let entered = try await pages.post(
            "/sign-in",
            [
                ("token", PageHouse.token(in: form)), ("key", " \(pages.house.key.text)\n"),
                ("next", PageHouse.field("next", in: form)),
            ], cookie: PageHouse.cookie(in: form))
        #expect(entered.status == .seeOther && entered.headers[.location] == "/sessions?agent=claude")
        #expect(try await pages.get("/sessions", cookie: PageHouse.cookie(in: entered)).status == .ok)
    }

    @Test(arguments: [
        "https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb", "",
    ])
    func nobodyIsLedElsewhere(_ next: String) async throws {
        let form = try await pages.get("/sign-in")
        let entered = try await pages.post(
            "/sign-in",
            [("token", PageHouse.token(in: form)), ("key", pages.house.key.text), ("next", next)],
            cookie: PageHouse.cookie(in: form))
        #expect(entered.headers[.location] == "/")
    }

    @Test func theCookieIsForThisSiteAndNotForScripts() async throws {
        let form = try await pages.get("/sign-in")
        let entered = try await pages.post(
            "/sign-in", [("token", PageHouse.token(in: form)), ("key", pages.house.key.text)],
            cookie: PageHouse.cookie(in: form))
        let cookie = try #require(entered.headers[.setCookie])
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
        #expect(cookie.contains("Path=/") && cookie.contains("Max-Age=43200") && !cookie.contains("Secure"))
        #expect(!cookie.contains(pages.house.key.text) && !cookie.contains(pages.house.key.id))
    }

    @Test func aWrongKeySaysNothingOfWhichKeysThereAre() async throws {
        let form = try await pages.get("/sign-in")
        let stranger = try await House.makeKey(
            in: pages.house.store, tenant: .local, expiresAt: Timestamp(milliseconds: 1))
        var answers: Set<String> = []
        for key in ["moda_nonsense", stranger.text, "once_0123456789"] {
            let reply = try await pages.post(
                "/sign-in", [("token", PageHouse.token(in: form)), ("key", key)],
                cookie: PageHouse.cookie(in: form))
            #expect(reply.status == .unauthorized && reply.headers[.setCookie] == nil)
            #expect(!reply.text.contains(key))
            answers.insert(reply.text)
        }
        #expect(answers.count == 1)
    }

    @Test func afterTenWrongKeysTheAddressWaitsAMinute() async throws {
        let form = try await pages.get("/sign-in")
        func enter(_ key: String) async throws -> Reply {
            try await pages.post(
                "/sign-in", [("token", PageHouse.token(in: form)), ("key", key)],
                cookie: PageHouse.cookie(in: form))
        }
        for _ in 0..<10 { #expect(try await enter("wrong").status == .unauthorized) }
        let refused = try await enter(pages.house.key.text)
        #expect(refused.status == .tooManyRequests && refused.headers[.retryAfter] == "60")
        pages.house.clock.advance(milliseconds: 60_000)
        #expect(try await enter(pages.house.key.text).status == .seeOther)
    }

    @Test func aKeyThatMayNotReadGetsNoCookie() async throws {
        let key = try await House.makeKey(in: pages.house.store, tenant: .local, scopes: [.ingest])
        #expect(try await pages.signIn(key.text) == "")
    }

    @Test func aCodeLetsInOnceAndSoon() async throws {
        let first = try await code()
        let cookie = try await pages.signIn(first.code)
        #expect(try await pages.get("/", cookie: cookie).status == .ok)
        #expect(try await pages.signIn(first.code) == "")
        let late = try await code()
        pages.house.clock.advance(milliseconds: 60_000)
        #expect(try await pages.signIn(late.code) == "")
    }

    @Test func aRevokedKeyEndsItsSessions() async throws {
        let cookie = try await pages.signIn()
        #expect(try await pages.get("/", cookie: cookie).status == .ok)
        _ = try await pages.house.store.revokeKey(id: pages.house.key.id, at: House.now)
        #expect(try await pages.get("/", cookie: cookie).status == .seeOther)
    }

    @Test func aSessionEndsAfterTwelveHours() async throws {
        let cookie = try await pages.signIn()
        pages.house.clock.advance(milliseconds: 12 * 3_600_000 - 1)
        #expect(try await pages.get("/", cookie: cookie).status == .ok)
        pages.house.clock.advance(milliseconds: 1)
        #expect(try await pages.get("/", cookie: cookie).status == .seeOther)
    }

    @Test func signingOutEndsTheSessionAtTheServer() async throws {
        let cookie = try await pages.signIn()
        let token = PageHouse.token(in: try await pages.get("/", cookie: cookie))
        #expect(try await pages.post("/sign-out", [], cookie: cookie).status == .forbidden)
        #expect(try await pages.post("/sign-out", [("token", token)], cookie: cookie).status == .seeOther)
        #expect(try await pages.get("/", cookie: cookie).status == .seeOther)
    }

    @Test func theStoreHoldsNothingToSignInWith() async throws {
        let cookie = try await pages.signIn()
        let secret = String(cookie.drop { $0 != "=" }.dropFirst())
        #expect(try await pages.house.store.signIn(digest: secret, kind: .session) == nil)
        let digest = ContentID.sha256(secret.utf8)
        #expect(try await pages.house.store.signIn(digest: digest, kind: .session) != nil)
        #expect(try await pages.get("/", cookie: "moda_session=\(digest)").status == .seeOther)
    }
}
