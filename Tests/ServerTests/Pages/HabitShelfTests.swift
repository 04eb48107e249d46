import Events
import Store
import Testing

@testable import Server

/// What was counted is kept for as long as it holds, and not a moment longer.
@Suite struct HabitShelfTests {
    private let house: House
    private let shelf: HabitShelf

    init() async throws {
        house = try await House()
        shelf = HabitShelf(house.store)
    }

    private func correction(_ id: String, by user: String?, at milliseconds: Int64) -> Correction {
        Correction(
            id: id, session: SessionKey(agent: .claude, id: "s-\(id)"), user: user, repository: "acme/web",
            at: Timestamp(milliseconds: milliseconds), kind: .tool, words: "use pnpm",
            instruction: "Use pnpm.", confidence: 1, durability: 1,
            evidence: [Evidence(channel: .words, event: "e", detail: "use pnpm")])
    }

    private func save(_ corrections: [Correction], tenant: TenantID = .local) async throws {
        for correction in corrections {
            try await house.store.replaceCorrections(
                [correction], of: correction.session, handled: 1, tenant: tenant)
        }
    }

    private func group(_ corrections: [Correction]) async throws {
        let cluster = Cluster(
            id: "k", members: corrections.map(\.id), instruction: "Use pnpm.",
            recurrence: Recurrence(of: corrections), scope: .everywhere)
        try await house.store.replaceClusters(
            [cluster], contradictions: [], successions: [], tenant: .local)
    }

    @Test func itCountsWhatCorrectionsCount() async throws {
        let corrections = [
            correction("a", by: "ana", at: 1), correction("b", by: nil, at: 90_000_000),
            correction("c", by: "ben", at: 2),
        ]
        try await save(corrections)
        try await group(corrections)
        let book = try await shelf.book(of: .local)
        #expect(book.corrections.map(\.id) == ["a", "c", "b"])
        let habit = try #require(book.habits(among: book.corrections).first)
        #expect(habit.recurrence == Recurrence(of: corrections) && habit.recurrence.users == 3)
        #expect(habit.corrections.map(\.repository) == ["acme/web", "acme/web", "acme/web"])
    }

    @Test func everyChangeIsSeenByTheNextLook() async throws {
        let first = correction("a", by: "ana", at: 1)
        try await save([first])
        try await group([first])
        #expect(try await shelf.book(of: .local).corrections.count == 1)
        try await save([correction("b", by: "ben", at: 2)])
        #expect(try await shelf.book(of: .local).corrections.count == 2)
        // Again, with nothing but another person: the same count, the same time.
        try await save([correction("b", by: "eve", at: 2)])
        #expect(try await shelf.book(of: .local).corrections.last?.user == "eve")
        _ = try await house.approve("k", markdown: "# k")
        let before = try await shelf.book(of: .local)
        #expect(before.habits(among: before.corrections).first?.standing.word == "no draft")
        try await group([first, correction("b", by: "eve", at: 2)])
        #expect(try await shelf.book(of: .local).clusters.first?.members == ["a", "b"])
        try await house.store.replaceCorrections(
            [], of: SessionKey(agent: .claude, id: "s-a"), handled: 1, tenant: .local)
        #expect(try await shelf.book(of: .local).corrections.map(\.id) == ["b"])
    }

    @Test func tenantsAreCountedApart() async throws {
        let other = TenantID(rawValue: "other")
        try await save([correction("a", by: "ana", at: 1)])
        try await save([correction("b", by: "ben", at: 1)], tenant: other)
        #expect(try await shelf.book(of: .local).corrections.map(\.id) == ["a"])
        #expect(try await shelf.book(of: other).corrections.map(\.id) == ["b"])
    }

    @Test func sessionsAreCountedOneByOne() async throws {
        try await save([correction("a", by: "ana", at: 1), correction("b", by: "ana", at: 2)])
        let keys = ["s-a", "s-b", "s-c"].map { SessionKey(agent: .claude, id: $0) }
        let counts = try await house.store.correctionCounts(of: keys, tenant: .local)
        #expect(counts == [keys[0]: 1, keys[1]: 1])
    }
}
