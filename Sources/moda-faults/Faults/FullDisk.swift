import Foundation

/// The disk under the store is full, and later has room again.
struct FullDisk {
    private static let name = "full disk"
    let options: Options
    let deliveries: Deliveries

    func run(_ report: Report) async throws {
        let house: House
        do {
            house = try House(options, "full") { folder in
                // Twice the room that a server wants before it says that it is ready.
                try House.run(["mount", "-t", "tmpfs", "-o", "size=128m,mode=700", "tmpfs", folder])
            }
        } catch {
            return report.notMeasured(Self.name, "a small disk cannot be mounted here: \(error)")
        }
        let disk = house.folder + "/store"
        defer {
            // Were it still mounted, its folder would stay behind.
            _ = try? House.run(["umount", "-l", disk])
            house.remove()
        }
        let server = try ServerProcess(house)
        defer { server.kill() }
        _ = try await server.address()
        try await Outage(name: Self.name, house: house, deliveries: deliveries).watch(server, report) {
            // Filled by somebody else, as disks are.
            _ = try? House.run(["dd", "if=/dev/zero", "of=\(disk)/filler", "bs=64k"])
        } mendIt: {
            try FileManager.default.removeItem(atPath: disk + "/filler")
        }
    }
}
