import Client
import Foundation
import Gates
import Store

/// Looks at what the settings point at: files and their permissions, the store, the gates, the disk, the port.
struct MachineCheck {
    let database: String
    let configuration: String
    let gates: String?
    let host: String
    let port: Int
    private static let scarce: Int64 = 1 << 30

    func run() -> [ConfigFinding] {
        [file, store, room, gateFolder, listening].compactMap(\.self)
    }

    private var file: ConfigFinding? {
        guard FileManager.default.fileExists(atPath: configuration) else { return nil }
        do {
            _ = try ConfigurationFile(path: configuration)
        } catch {
            return ConfigFinding(
                name: "config.json", value: configuration, origin: "file", standing: .wrong,
                remark: "\(error)")
        }
        return permissions("config.json", configuration)
    }

    private var store: ConfigFinding {
        guard FileManager.default.fileExists(atPath: database) else {
            return ConfigFinding(
                name: "store", value: database, origin: "file", standing: .notice,
                remark: "it is not there yet; the server makes it")
        }
        do {
            let step = try StoreFile(database).schema().last
            let found = permissions("store", database)
            guard found.standing == .good, step == nil else { return found }
            return ConfigFinding(
                name: "store", value: database, origin: "file", standing: .wrong,
                remark: "this is no store of moda: name another file with --database")
        } catch {
            return ConfigFinding(
                name: "store", value: database, origin: "file", standing: .wrong, remark: "\(error)")
        }
    }

    /// Both hold what nobody else should read.
    private func permissions(_ name: String, _ path: String) -> ConfigFinding {
        var finding = ConfigFinding(name: name, value: path, origin: "file")
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue else { return finding }
        if mode & 0o077 != 0 {
            finding.standing = .wrong
            finding.remark = "others on this machine may read it: chmod 600 \(path)"
        }
        return finding
    }

    private var room: ConfigFinding {
        let folder = URL(fileURLWithPath: database).deletingLastPathComponent().path
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder)
        guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value else {
            return ConfigFinding(
                name: "disk", value: folder, origin: "machine", standing: .notice,
                remark: "the folder is not there yet; the server makes it")
        }
        var finding = ConfigFinding(
            name: "disk", value: "\(free >> 20) MiB free in \(folder)", origin: "machine")
        if free < Self.scarce {
            finding.standing = .wrong
            finding.remark = "less than 1 GiB: make room, or set --keep-days and --keep-size"
        }
        return finding
    }

    private var gateFolder: ConfigFinding {
        do {
            let folder = try Surroundings.gatesFolder(gates)
            _ = try Gatekeeper(GateDefinitions.load(folder: folder))
            return ConfigFinding(name: "gates", value: folder, origin: "file")
        } catch {
            return ConfigFinding(
                name: "gates", value: gates ?? "", origin: "file", standing: .wrong, remark: "\(error)")
        }
    }

    private var listening: ConfigFinding {
        var finding = ConfigFinding(name: "port", value: "\(host):\(port)", origin: "option or default")
        if !(0...65_535).contains(port) {
            finding.standing = .wrong
            finding.remark = "a port is a number up to 65535"
        } else if port != 0, PortProbe.isTaken(port) {
            finding.standing = .notice
            finding.remark = "something listens there already: moda itself, or choose another with --port"
        } else if host != "127.0.0.1", host != "localhost", host != "::1" {
            finding.standing = .notice
            finding.remark = "open to your network: put a proxy with TLS before it"
        }
        return finding
    }
}
