import Foundation

/// The server starts while its store may not be written, and the permission comes later.
struct ReadOnlyStore {
    private static let name = "read-only store"
    /// Root may write everything, unless it gives that up.
    private static let unprivileged = [
        "setpriv", "--bounding-set=-dac_override,-dac_read_search",
        "--inh-caps=-dac_override,-dac_read_search",
    ]
    let options: Options
    let deliveries: Deliveries

    func run(_ report: Report) async throws {
        let prefix = getuid() == 0 ? Self.unprivileged : []
        guard prefix.isEmpty || (try? House.run(prefix + ["true"])) != nil else {
            return report.notMeasured(Self.name, "root cannot give up its privilege here")
        }
        let house = try House(options, "readonly")
        defer { house.remove() }
        let store = house.folder + "/store"
        try Self.permit(store, folder: 0o555, files: 0o444)
        let server = try ServerProcess(house, prefix: prefix)
        defer { server.terminate() }
        let outage = Outage(name: Self.name, house: house, deliveries: deliveries)
        try await outage.watch(server, report, isBrokenAlready: true) {
        } mendIt: {
            try Self.permit(store, folder: 0o700, files: 0o600)
        }
    }

    private static func permit(_ folder: String, folder mode: Int, files: Int) throws {
        let manager = FileManager.default
        for name in try manager.contentsOfDirectory(atPath: folder) {
            try manager.setAttributes([.posixPermissions: files], ofItemAtPath: "\(folder)/\(name)")
        }
        try manager.setAttributes([.posixPermissions: mode], ofItemAtPath: folder)
    }
}
