import Events
import Store
import TestSupport
import Testing

@Suite struct ArrivalHistoryTests {
    private let prepared: PreparedStore
    private var store: SQLiteStore { prepared.store }
    private let other = TenantID(rawValue: "other")

    init() throws { prepared = try PreparedStore() }

    private func ids(
        after place: Arrival.Place? = nil, in session: SessionFilter? = nil, limit: Int = 50
    ) async throws -> [String] {
        try await store.arrivals(after: place, in: session, limit: limit, tenant: .local).map(\.event.id)
    }

    @Test func whatCameLaterStandsLaterWhateverItsTime() async throws {
        try await prepared.put([made("b", .prompt, at: 20), made("a", .prompt, at: 10)])
        try await prepared.put([made("old", .prompt, at: 1)])
        #expect(try await ids() == ["a", "b", "old"])
        #expect(try await ids(limit: 2) == ["b", "old"])
    }

    @Test func aCursorGoesOnWhereThePageEnded() async throws {
        for number in 0..<4 {
            try await prepared.put((0..<3).map { made("\(number).\($0)", .other, at: Int64(9 - number)) })
        }
        var (place, seen): (Arrival.Place?, [String]) = (.start, [])
        while true {
            let page = try await store.arrivals(after: place, in: nil, limit: 5, tenant: .local)
            guard let last = page.last else { break }
            seen += page.map(\.event.id)
            place = Arrival.Place(cursor: last.place.cursor)
        }
        #expect(seen.count == 12 && Set(seen).count == 12)
        #expect(seen == seen.sorted())
        try await prepared.put([made("new", .other, at: 0)])
        #expect(try await ids(after: place) == ["new"])
    }

    @Test func oneSessionCanBeFollowed() async throws {
        try await prepared.put([made("1", .prompt), made("2", .prompt, session: "t")])
        try await prepared.put([made("3", .prompt, session: "t", agent: .codex), made("4", .prompt)])
        #expect(try await ids(in: SessionFilter(agent: nil, id: "t")) == ["2", "3"])
        #expect(try await ids(in: SessionFilter(agent: .codex, id: "t")) == ["3"])
        let first = try await store.arrivals(
            after: nil, in: SessionFilter(agent: nil, id: "s"), limit: 1, tenant: .local)
        #expect(first.map(\.event.id) == ["4"])
        #expect(try await ids(after: .start, in: SessionFilter(agent: .claude, id: "s")) == ["1", "4"])
    }

    @Test func anotherTenantsNeverArrive() async throws {
        try await prepared.put([made("1", .prompt)], tenant: other)
        #expect(try await ids().isEmpty)
        #expect(try await ids(after: .start, in: SessionFilter(agent: nil, id: "s")).isEmpty)
        #expect(try await store.sessions(before: nil, limit: 9, tenant: .local).isEmpty)
        #expect(try await store.session(SessionKey(agent: .claude, id: "s"), tenant: .local) == nil)
    }

    @Test func aSessionsEventsCanBePaged() async throws {
        let events = (0..<9).map { number in
            made("\(number)", .other, at: Int64(number / 4)) { $0.sequence = Int64(number % 2) }
        }
        try await prepared.put(events)
        let key = SessionKey(agent: .claude, id: "s")
        let all = try await store.events(of: key, tenant: .local).map(\.id)
        var (place, seen): (EventPlace?, [String]) = (nil, [])
        while true {
            let page = try await store.events(of: key, after: place, limit: 2, tenant: .local)
            guard let last = page.last else { break }
            seen += page.map(\.id)
            place = EventPlace(cursor: EventPlace(last).cursor)
        }
        #expect(seen == all && seen.count == 9)
    }

    @Test func sessionsComeWithWhatPeopleTypedTheLastBegunFirst() async throws {
        for number in 0..<5 as Range<Int64> {
            try await prepared.put([
                made("p\(number)", .prompt, at: number * 10, session: "s\(number)"),
                made("t\(number)", .prompt, at: number * 10, session: "s\(number)") {
                    $0.text = "<system-reminder>wait</system-reminder>"
                },
                made("m\(number)", .machinePrompt, at: number * 10, session: "s\(number)"),
                made("a\(number)", .prompt, at: number * 10, session: "s\(number)") { $0.subagent = "child" },
            ])
        }
        try await prepared.put([
            made("spawn", .other, at: 5, session: "s0") { $0.attributes["moda.child_agent_id"] = "s3" }
        ])
        let first = try await store.sessions(before: nil, limit: 3, tenant: .local)
        #expect(first.map(\.session.key.id) == ["s4", "s3", "s2"])
        #expect(first.map(\.prompts) == [1, 0, 1])
        #expect(first.map(\.isSubagent) == [false, true, false])
        let place = first.last.flatMap { SessionPlace(cursor: SessionPlace($0.session).cursor) }
        let rest = try await store.sessions(before: place, limit: 3, tenant: .local)
        #expect(rest.map(\.session.key.id) == ["s1", "s0"])
        #expect(try await store.session(SessionKey(agent: .claude, id: "s0"), tenant: .local)?.prompts == 1)
    }

    @Test(arguments: ["", ".", "a.b", "1", "1.", "9999999999999999999.1.1.x", "1.2"])
    func aDamagedCursorIsNone(text: String) {
        #expect(Arrival.Place(cursor: text) == nil)
        #expect(EventPlace(cursor: text) == nil)
        #expect(SessionPlace(cursor: text) == nil)
        #expect(RawEventPlace(cursor: text) == nil || text == "1.2")
    }
}
