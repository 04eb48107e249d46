import Foundation

/// What this process holds in memory, in MB; 0 where the system does not tell.
enum Memory {
    static func resident() -> Int { field("VmRSS:") }
    static func highest() -> Int { field("VmHWM:") }

    private static func field(_ name: String) -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
        return line.split(separator: " ").compactMap { Int($0) }.first.map { $0 / 1024 } ?? 0
    }
}
