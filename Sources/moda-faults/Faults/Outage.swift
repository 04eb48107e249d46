import Foundation

/// A time in which the store cannot be written: the server must refuse with 503, say that it is not ready, and
/// be well by itself once the cause is gone.
struct Outage {
    private static let clients = 4
    let name: String
    let house: House
    let deliveries: Deliveries
    let ledger = Ledger()

    /// Watches a running server while something breaks its store and mends it again.
    ///
    /// - Parameters:
    ///   - server: The server, which listens already.
    ///   - report: Where the goals are told.
    ///   - isBrokenAlready: Whether the store is broken from the start.
    ///   - breakIt: Breaks the store; called while clients send.
    ///   - mendIt: Undoes that.
    /// - Throws: `HarnessError` where the fault could not be made.
    func watch(
        _ server: ServerProcess, _ report: Report, isBrokenAlready: Bool = false,
        breakIt: @Sendable () async throws -> Void, mendIt: @Sendable () async throws -> Void
    ) async throws {
        let address = try await server.address()
        let senders = Senders(deliveries: deliveries, ledger: ledger, server: address, key: house.key)
        let (outage, recovery) = (Flag(), Slot<Double>())
        let states = Slot<(ready: Int, health: Int)>()
        try await senders.send(clients: Self.clients) {
            if !isBrokenAlready { try await Task.sleep(for: .milliseconds(300)) }
            try await breakIt()
            try await waitForRefusal()
            try await Task.sleep(for: .seconds(2))
            states.value = (await house.status(address, "/readyz"), await house.status(address, "/healthz"))
            try await mendIt()
            outage.raise()
            recovery.value = try await secondsUntilAcknowledged()
            try await Task.sleep(for: .milliseconds(200))
        }
        tell(report, recovery.value, states.value)
        let ready = await readyAgain(address)
        report.goal("\(name): ready again", "/readyz says \(ready)", holds: ready == 200)
        try await inspect(report)
    }

    private func waitForRefusal() async throws {
        for _ in 0..<1_000 where ledger.refused == 0 { try await Task.sleep(for: .milliseconds(10)) }
    }

    /// Seconds until the next delivery is taken; nil where none is within ten.
    private func secondsUntilAcknowledged() async throws -> Double? {
        let (start, before) = (ContinuousClock.now, ledger.acknowledged.count)
        while ContinuousClock.now - start < .seconds(10) {
            if ledger.acknowledged.count > before { return (ContinuousClock.now - start) / .seconds(1) }
            try await Task.sleep(for: .milliseconds(10))
        }
        return nil
    }

    private func tell(_ report: Report, _ recovery: Double?, _ states: (ready: Int, health: Int)?) {
        report.goal(
            "\(name): 503 with a small Retry-After, nothing else",
            "\(ledger.refused) refused, \(ledger.badRetries) without Retry-After 1-3, \(ledger.lost) told to give up",
            holds: ledger.refused > 0 && ledger.badRetries == 0 && ledger.lost == 0)
        report.goal(
            "\(name): says so", "/readyz \(states?.ready ?? 0), /healthz \(states?.health ?? 0)",
            holds: states?.ready == 503 && states?.health == 200)
        report.goal(
            "\(name): recovers by itself", "acknowledges again after \(Report.seconds(recovery))",
            holds: recovery.map { $0 <= 3 } ?? false)
    }

    private func readyAgain(_ address: String) async -> Int {
        for _ in 0..<30 {
            if await house.status(address, "/readyz") == 200 { return 200 }
            // Cut short by nobody.
            try? await Task.sleep(for: .milliseconds(100))
        }
        return await house.status(address, "/readyz")
    }

    private func inspect(_ report: Report) async throws {
        let seconds = try await Inspection.waitUntilNormalized(house.database, seconds: 20)
        let found = try Inspection(house.database, deliveries: deliveries, ledger: ledger)
        report.goal(
            "\(name): nothing is lost",
            """
            \(ledger.acknowledged.count) acknowledged, \(found.missing) missing, \(found.doubled) doubled, \
            \(found.half) half, \(found.unnormalized) normalized rows missing
            """,
            holds: found.missing + found.doubled + found.half + found.unnormalized == 0 && seconds != nil)
    }
}
