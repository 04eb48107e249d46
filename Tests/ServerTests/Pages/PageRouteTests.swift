import Events
import Foundation
import HTTPTypes
import Store
import Testing

/// Every page: what it may load, what it shows of hostile text, and whose forms it takes.
@Suite struct PageRouteTests {
    private let pages: PageHouse

    init() async throws { pages = try await PageHouse() }

    static let paths = [
        "/", "/?all=true&agent=claude&period=all", "/skills", "/sessions", "/conversations", "/usage",
        "/runs",
        "/intake", "/skills/use-pnpm", "/skills/use-pnpm?all=true&version=1", "/habits/c-use-pnpm",
        "/sessions/claude/s1", "/sign-in", "/nothing-there",
    ]
    private static let hostile =
        "<script>x</script>\"\u{301} onfocus=x '><img src=x onerror=x> {{token}} \u{202E}txt\u{0}"

    /// A habit with a candidate, its words and names as an attacker would choose them.
    private func plant(_ status: CandidateRecord.Status = .proposed, gate: String = "review") async throws {
        let session = SessionKey(agent: .claude, id: "s1")
        let correction = Correction(
            id: "k1", session: session, user: Self.hostile, repository: Self.hostile, at: House.now,
            kind: .tool, words: Self.hostile, instruction: Self.hostile, confidence: 1, durability: 1,
            evidence: [Evidence(channel: .edit, event: Self.hostile, detail: Self.hostile)])
        try await pages.house.store.replaceCorrections([correction], of: session, handled: 1, tenant: .local)
        try await pages.house.store.replaceClusters(
            [
                Cluster(
                    id: "c-use-pnpm", members: ["k1"], instruction: Self.hostile,
                    recurrence: Recurrence(of: [correction]), scope: .repository(Self.hostile))
            ], contradictions: [], successions: [], tenant: .local)
        let outcome: GateVerdict.Outcome = status == .refused ? .refuse : .ask
        try await pages.house.store.saveCandidate(
            CandidateRecord(
                cluster: "c-use-pnpm", name: "use-pnpm", description: Self.hostile,
                markdown: "---\nname: use-pnpm\ndescription: \"Use when.\"\n---\n\n\(Self.hostile)\n",
                sentences: [], evidenceDigest: "e", status: status,
                verdicts: [GateVerdict(gate: gate, outcome: outcome, reason: Self.hostile)]), tenant: .local)
    }

    @Test(arguments: paths) func nothingButOurOwnIsLoadedAndNothingIsKept(_ path: String) async throws {
        try await plant()
        let reply = try await pages.get(path, cookie: try await pages.signIn())
        guard path != "/nothing-there" else { return }
        let name = try #require(HTTPField.Name("content-security-policy"))
        let policy = try #require(reply.headers[name])
        #expect(policy.hasPrefix("default-src 'none';") && policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe") && reply.headers[.cacheControl] == "no-store")
        #expect(reply.headers[.xContentTypeOptions] == "nosniff")
    }

    @Test(arguments: paths) func hostileTextIsShownAndNeverMarkup(_ path: String) async throws {
        try await plant()
        let text = try await pages.get(path, cookie: try await pages.signIn()).text
        for wrong in ["<script>x", "<img src=x", "\u{202E}", "\u{0}", "\"\u{301}"] {
            #expect(!text.contains(wrong), "\(path): \(wrong.debugDescription)")
        }
        let scalars = Array(text.unicodeScalars)
        let breaks = scalars.indices.dropLast().contains {
            scalars[$0] == "\"" && scalars[$0 + 1] == "\u{301}"
        }
        #expect(!breaks, "\(path): a mark hides a quote from who escapes characters")
    }

    @Test func aPageSaysWhatIsHidden() async throws {
        try await plant()
        let text = try await pages.get("/habits/c-use-pnpm", cookie: try await pages.signIn()).text
        #expect(text.contains("⟦U+202E⟧txt⟦U+0000⟧") && text.contains("&lt;script&gt;x"))
    }

    @Test func aDecisionIsTakenAsByTheAPI() async throws {
        try await plant()
        let cookie = try await pages.signIn()
        let page = try await pages.get("/skills/use-pnpm", cookie: cookie)
        let fields = [("token", PageHouse.token(in: page)), ("digest", PageHouse.field("digest", in: page))]
        let reply = try await pages.post("/skills/use-pnpm/approve", fields, cookie: cookie)
        #expect(reply.status == .seeOther && reply.headers[.location] == "/skills/use-pnpm?done=approve")
        let skill = try #require(try await pages.house.store.skill("use-pnpm", tenant: .local))
        let decisions = try await pages.house.store.decisions(of: "use-pnpm", tenant: .local)
        #expect(skill.status == .approved && decisions.map(\.keyName) == ["test"])
    }

    @Test func aRejectionWantsItsReasonAndLosesNothingTyped() async throws {
        try await plant()
        let cookie = try await pages.signIn()
        let token = PageHouse.token(in: try await pages.get("/skills/use-pnpm", cookie: cookie))
        let none = try await pages.post("/skills/use-pnpm/reject", [("token", token)], cookie: cookie)
        #expect(none.status == .badRequest && none.text.contains("role=\"alert\""))
        let stale = try await pages.post(
            "/skills/use-pnpm/reject",
            [("token", token), ("digest", "sha256:0"), ("reason", "too <vague>")], cookie: cookie)
        #expect(stale.status == .conflict && stale.text.contains("too &lt;vague&gt;</textarea>"))
    }

    @Test(arguments: ["secrets", "injection"]) func whatNobodyOverrulesIsNotOffered(_ gate: String)
        async throws
    {
        try await plant(.refused, gate: gate)
        let cookie = try await pages.signIn()
        let page = try await pages.get("/skills/use-pnpm", cookie: cookie)
        #expect(page.text.contains("Nobody can overrule") && !page.text.contains("use-pnpm/approve"))
        let forced = [("token", PageHouse.token(in: page)), ("force", "true")]
        #expect(try await pages.post("/skills/use-pnpm/approve", forced, cookie: cookie).status == .conflict)
    }

    @Test(arguments: [
        "/skills/use-pnpm/approve", "/skills/use-pnpm/reject", "/skills/use-pnpm/retire",
        "/skills/use-pnpm/edit", "/runs", "/sign-out",
    ])
    func formsFromElsewhereChangeNothing(_ path: String) async throws {
        try await plant()
        let cookie = try await pages.signIn()
        let other = try await pages.signIn()
        let token = PageHouse.token(in: try await pages.get("/", cookie: cookie))
        let foreign = PageHouse.token(in: try await pages.get("/", cookie: other))
        for (sent, origin) in [
            ("", "http://localhost"), (foreign, "http://localhost"), (token, "https://evil.example"),
            (token, "null"), (token, nil), (token, "http://localhost.evil.example"),
        ] as [(String, String?)] {
            let reply = try await pages.post(
                path, [("token", sent), ("reason", "x")], cookie: cookie, origin: origin)
            #expect(reply.status == .forbidden, "\(path) \(origin ?? "no origin")")
        }
        #expect(try await pages.house.store.decisions(of: nil, tenant: .local).isEmpty)
    }

    @Test(arguments: ["/skills/use-pnpm/approve", "/skills/use-pnpm/edit", "/runs"])
    func aKeyThatMayOnlyReadDecidesNothing(_ path: String) async throws {
        try await plant()
        let key = try await House.makeKey(in: pages.house.store, tenant: .local, scopes: [.read])
        let cookie = try await pages.signIn(key.text)
        let page = try await pages.get("/skills/use-pnpm", cookie: cookie)
        #expect(page.status == .ok && !page.text.contains("use-pnpm/approve"))
        let token = PageHouse.token(in: page)
        #expect(try await pages.post(path, [("token", token)], cookie: cookie).status == .forbidden)
    }

    @Test func anotherTenantSeesNothing() async throws {
        try await plant()
        let key = try await House.makeKey(in: pages.house.store, tenant: TenantID(rawValue: "other"))
        let cookie = try await pages.signIn(key.text)
        for path in ["/skills/use-pnpm", "/habits/c-use-pnpm", "/sessions/claude/s1"] {
            #expect(try await pages.get(path, cookie: cookie).status == .notFound)
        }
        #expect(!(try await pages.get("/", cookie: cookie).text.contains("use-pnpm")))
    }

    @Test func aTextThatCannotBeServedStaysInItsFieldWithWhatIsWrong() async throws {
        _ = try await pages.house.approve(
            "use-pnpm", markdown: "---\nname: use-pnpm\ndescription: \"Use when.\"\n---\n\nUse pnpm.\n")
        let cookie = try await pages.signIn()
        let page = try await pages.get("/skills/use-pnpm/edit", cookie: cookie)
        let (token, digest) = (PageHouse.token(in: page), PageHouse.field("digest", in: page))
        func save(_ text: String) async throws -> Reply {
            try await pages.post(
                "/skills/use-pnpm/edit", [("token", token), ("digest", digest), ("markdown", text)],
                cookie: cookie)
        }
        let wrong = try await save("no front\u{202E} matter </textarea>")
        #expect(wrong.status == .unprocessableContent && wrong.text.contains("It was not saved"))
        #expect(wrong.text.contains("no front\u{202E} matter &lt;/textarea&gt;</textarea>"))
        let saved = try await save(
            "---\r\nname: use-pnpm\r\ndescription: \"Use when.\"\r\n---\r\n\r\nUse pnpm 9.\r\n")
        #expect(saved.headers[.location] == "/skills/use-pnpm?done=edit")
        let skill = try #require(try await pages.house.store.skill("use-pnpm", tenant: .local))
        #expect(skill.version == 2 && skill.markdown.contains("Use pnpm 9."))
        #expect(!skill.markdown.utf8.contains(13))
        #expect(try await save("another").status != .seeOther)
    }

    @Test func aRunIsStartedOnceAndItsProgressIsTold() async throws {
        let cookie = try await pages.signIn()
        let token = PageHouse.token(in: try await pages.get("/runs", cookie: cookie))
        let started = try await pages.post("/runs", [("token", token)], cookie: cookie)
        let path = try #require(started.headers[.location])
        #expect(try await pages.post("/runs", [("token", token)], cookie: cookie).headers[.location] == path)
        let page = try await pages.get(path, cookie: cookie)
        #expect(page.text.contains("http-equiv=\"refresh\"") && page.text.contains("waiting"))
        let progress = try await pages.get(path + "/progress", cookie: cookie)
        #expect(progress.text.contains("\"status\":\"waiting\""))
        #expect(try await pages.get(path + "/progress").status == .seeOther)
    }

    @Test func assetsAreKeptByTheirDigest() async throws {
        let page = try await pages.get("/sign-in").text
        let start = try #require(page.range(of: "rel=\"stylesheet\" href=\""))
        let path = String(page[start.upperBound...].prefix { $0 != "\"" })
        let style = try await pages.get(path)
        #expect(style.status == .ok && style.headers[.contentType] == "text/css; charset=utf-8")
        #expect(style.headers[.cacheControl]?.contains("immutable") == true)
        #expect(try await pages.get("/assets/0/page.css").headers[.cacheControl] == "no-cache")
        #expect(try await pages.get("/assets/0/..%2F..%2Fpasswd").status == .notFound)
    }

    @Test func badParametersAreAPageThatSaysSo() async throws {
        let cookie = try await pages.signIn()
        for path in ["/?period=forever", "/sessions?before=%21", "/sessions?agent=gpt", "/usage?provider=x"] {
            let reply = try await pages.get(path, cookie: cookie)
            #expect(reply.status == .badRequest && reply.text.contains("<h1>Bad Request</h1>"), "\(path)")
        }
    }
}
