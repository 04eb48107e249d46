import Foundation

/// A process's resident memory in MB: now, and the most it ever had; nil where the system does not tell (only
/// Linux does, in /proc).
func residentMemory(of process: Int) -> (now: Double, most: Double)? {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) else {
        return nil
    }
    func megabytes(_ field: String) -> Double? {
        status.split(separator: "\n").first { $0.hasPrefix(field + ":") }
            .flatMap { Double($0.filter(\.isNumber)) }.map { $0 / 1024 }
    }
    guard let now = megabytes("VmRSS"), let most = megabytes("VmHWM") else { return nil }
    return (now, most)
}
