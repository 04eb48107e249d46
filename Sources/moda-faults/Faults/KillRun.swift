import Foundation

/// Kills the server at random moments under load, again and again on the same store.
struct KillRun {
    private static let clients = 6
    let options: Options
    let deliveries: Deliveries

    func run(_ report: Report) async throws {
        let house = try House(options, "kills")
        defer { house.remove() }
        let ledger = Ledger()
        var chance = Chance(seed: options.seed)
        for kill in 0..<options.kills {
            try await round(kill, house, ledger, &chance)
        }
        try await inspect(house, ledger, report)
    }

    /// One life of the server; each fifth ends before it listens.
    private func round(_ number: Int, _ house: House, _ ledger: Ledger, _ chance: inout Chance) async throws {
        let server = try ServerProcess(house)
        if number % 5 == 4 {
            try await Task.sleep(for: .milliseconds(chance.below(150)))
            return server.kill()
        }
        let pause = Duration.milliseconds(chance.below(500))
        let senders = Senders(
            deliveries: deliveries, ledger: ledger, server: try await server.address(), key: house.key)
        let process = server.identifier
        try await senders.send(clients: Self.clients) {
            try await Task.sleep(for: pause)
            Foundation.kill(process, SIGKILL)
        }
        server.kill()
    }

    private func inspect(_ house: House, _ ledger: Ledger, _ report: Report) async throws {
        let server = try ServerProcess(house)
        _ = try await server.address()
        let seconds = try await Inspection.waitUntilNormalized(house.database, seconds: 60)
        let found = try Inspection(house.database, deliveries: deliveries, ledger: ledger)
        let integrity = try Inspection.integrity(house.database)
        server.kill()
        let kills = "\(options.kills) kills (seed \(options.seed)), \(ledger.sent) sent"
        report.goal(
            "kill -9: every acknowledged event is there",
            "\(kills), \(ledger.acknowledged.count) acknowledged, \(found.missing) missing",
            holds: found.missing == 0 && !ledger.acknowledged.isEmpty)
        report.goal(
            "kill -9: present once, none half",
            "\(found.rows) rows, \(found.doubled) doubled, \(found.half) half",
            holds: found.doubled == 0 && found.half == 0)
        report.goal(
            "kill -9: normalized rows follow",
            "\(found.events) rows, \(found.unnormalized) missing, \(Report.seconds(seconds)) after the last start",
            holds: seconds != nil && found.unnormalized == 0)
        report.goal("kill -9: the file is sound", "integrity_check: \(integrity)", holds: integrity == "ok")
        report.goal(
            "kill -9: nobody was told to give up", "\(ledger.lost) answers that are not tried again",
            holds: ledger.lost == 0)
    }
}

extension Report {
    static func seconds(_ value: Double?) -> String {
        value.map { String(format: "%.1f s", $0) } ?? "not within the limit"
    }
}
