import GRDB

/// Another program holds the store's lock for some seconds.
struct LockedStore {
    let options: Options
    let deliveries: Deliveries

    func run(_ report: Report) async throws {
        let house = try House(options, "locked")
        defer { house.remove() }
        let server = try ServerProcess(house)
        defer { server.terminate() }
        _ = try await server.address()
        let other = try DatabaseQueue(path: house.database, configuration: Self.patient)
        try await Outage(name: "locked store", house: house, deliveries: deliveries).watch(server, report) {
            try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") }
        } mendIt: {
            try await other.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
        }
    }

    private static var patient: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.allowsUnsafeTransactions = true
        return configuration
    }
}
