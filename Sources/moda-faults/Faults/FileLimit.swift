import Foundation

/// The process may write no more to its files: what a full quota looks like, and it needs no privilege.
struct FileLimit {
    private static let name = "file size limit"
    let options: Options
    let deliveries: Deliveries

    func run(_ report: Report) async throws {
        guard (try? House.run(["prlimit", "--version"])) != nil else {
            return report.notMeasured(Self.name, "there is no prlimit here")
        }
        let house = try House(options, "limit")
        defer { house.remove() }
        let server = try ServerProcess(house)
        defer { server.terminate() }
        _ = try await server.address()
        let process = "\(server.identifier)"
        try await Outage(name: Self.name, house: house, deliveries: deliveries).watch(server, report) {
            try House.run(["prlimit", "--pid", process, "--fsize=65536:"])
        } mendIt: {
            try House.run(["prlimit", "--pid", process, "--fsize=unlimited:"])
        }
    }
}
