import Events
import Store
import TestSupport
import Testing

@Suite struct RawEventHistoryTests {
    private let rig: EventStoreRig
    private let other = TenantID(rawValue: "other")

    init() throws { rig = try EventStoreRig() }

    private func raw(
        _ number: Int64, _ provider: Provider = .claude, _ signal: RawEvent.Signal = .logs,
        body: String = "{}",
        error: String? = nil
    ) -> RawEvent {
        RawEvent(
            provider: provider, signal: signal, receivedAt: Timestamp(milliseconds: number / 2),
            httpStatus: error == nil ? 200 : 400, body: error == nil ? body : "", size: 2,
            digest: "\(number)",
            error: error)
    }

    private func numbers(_ page: RawEventPage) -> [String] { page.events.map(\.event.digest) }

    @Test func pagesHaveNoGapAndNoRepeatThoughMoreComesIn() async throws {
        _ = try await rig.store.append((1...7).map { raw($0) }, tenant: .local)
        var (query, seen): (RawEventQuery, [String]) = (RawEventQuery(limit: 3), [])
        for round in 0..<4 {
            let page = try await rig.store.rawEvents(query, tenant: .local)
            seen += numbers(page)
            #expect(page.hasMore == (round < 2))
            guard page.hasMore, let last = page.events.last else { break }
            query.before = RawEventPlace(cursor: RawEventPlace(last).cursor)
            _ = try await rig.store.append([raw(Int64(100 + round))], tenant: .local)
        }
        #expect(seen == ["7", "6", "5", "4", "3", "2", "1"])
    }

    @Test func whatWasRefusedIsListedWithItsReason() async throws {
        _ = try await rig.store.append(
            [raw(1), raw(2, error: "not JSON"), raw(3), raw(4, .codex, .hooks, error: "too large")],
            tenant: .local)
        var query = RawEventQuery(limit: 10)
        query.onlyRefused = true
        let page = try await rig.store.rawEvents(query, tenant: .local)
        #expect(page.events.map(\.event.error) == ["too large", "not JSON"])
        #expect(page.events.allSatisfy { $0.event.httpStatus == 400 })
    }

    @Test func providerAndSignalCanBeAskedFor() async throws {
        _ = try await rig.store.append(
            [raw(1), raw(2, .codex), raw(3, .claude, .hooks), raw(4, .datadog, .spans)], tenant: .local)
        var query = RawEventQuery(limit: 10)
        query.provider = .claude
        #expect(numbers(try await rig.store.rawEvents(query, tenant: .local)) == ["3", "1"])
        query.signal = .hooks
        #expect(numbers(try await rig.store.rawEvents(query, tenant: .local)) == ["3"])
    }

    @Test func bodiesComeOnlyWhenAskedForAndEndAPageEarly() async throws {
        let large = String(repeating: "x", count: 5 << 20)
        for number in 1...3 as ClosedRange<Int64> {
            _ = try await rig.store.append([raw(number, body: large)], tenant: .local)
        }
        var query = RawEventQuery(limit: 3)
        let bare = try await rig.store.rawEvents(query, tenant: .local)
        #expect(bare.events.map(\.event.body.isEmpty) == [true, true, true])
        query.withBody = true
        let first = try await rig.store.rawEvents(query, tenant: .local)
        #expect(numbers(first) == ["3", "2"] && first.hasMore)
        #expect(first.events.allSatisfy { $0.event.body.utf8.count == 5 << 20 })
        query.before = first.events.last.map(RawEventPlace.init)
        let second = try await rig.store.rawEvents(query, tenant: .local)
        #expect(numbers(second) == ["1"] && !second.hasMore)
    }

    @Test func anotherTenantsAreNeverListed() async throws {
        _ = try await rig.store.append([raw(1), raw(2, error: "no")], tenant: other)
        var query = RawEventQuery(limit: 10)
        #expect(try await rig.store.rawEvents(query, tenant: .local).events.isEmpty)
        query.onlyRefused = true
        #expect(try await rig.store.rawEvents(query, tenant: .local).events.isEmpty)
    }

    @Test func aDerivationTellsHowFarItIs() async throws {
        _ = try await rig.store.append(
            (1...30).map { raw($0, body: #"{"resourceLogs":[]}"#) }, tenant: .local)
        _ = try await rig.store.append([raw(1)], tenant: other)
        try await rig.settle()
        let idle = try await rig.store.renormalizing(tenant: .local)
        #expect(idle.total == 30 && idle.done == 30 && !idle.isRunning)
        try await rig.store.renormalize(tenant: .local)
        let begun = try await rig.store.renormalizing(tenant: .local)
        #expect(begun.total == 30 && begun.done == 0 && begun.isRunning)
        #expect(try await rig.store.renormalizing(tenant: other).isRunning == false)
        _ = try await rig.store.normalizeWaiting(limit: 5)
        #expect(try await rig.store.renormalizing(tenant: .local).done == 5)
        try await rig.settle()
        #expect(try await rig.store.renormalizing(tenant: .local) == idle)
    }
}
