import Foundation

/// Whether a port of this machine is in use.
enum PortProbe {
    /// Knocks at the loopback address; nothing is sent.
    static func isTaken(_ port: Int) -> Bool {
        guard let number = UInt16(exactly: port) else { return false }
        #if canImport(Glibc)
        let type = Int32(SOCK_STREAM.rawValue)
        #else
        let type = SOCK_STREAM
        #endif
        let door = socket(AF_INET, type, 0)
        guard door >= 0 else { return false }
        defer { close(door) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = number.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(door, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
