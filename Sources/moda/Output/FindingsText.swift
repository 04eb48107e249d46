import Client

/// What doctor found, a line each; behind an arrow what mends it.
struct FindingsText {
    private let findings: [Finding]

    init(_ findings: [Finding]) { self.findings = findings }

    var text: String {
        let width = findings.map(\.subject.count).max() ?? 0
        return (findings.map { Self.line($0, width) } + [summary]).joined(separator: "\n")
    }

    /// One finding, its subject in so many columns.
    static func line(_ finding: Finding, _ width: Int = 0) -> String {
        let remedy = finding.remedy.map { " -> \($0.oneLine(200))" } ?? ""
        let text = finding.text.oneLine(500)
        return "\(mark(finding.mark))  \(finding.subject.padded(to: width))  \(text)\(remedy)"
    }

    private var summary: String {
        let broken = findings.count { $0.mark == .fail }
        let better = findings.count { $0.mark == .warn }
        if broken > 0 { return "\(broken) broken, \(better) could be better" }
        return better > 0 ? "nothing broken, \(better) could be better" : "all is well"
    }

    private static func mark(_ mark: Finding.Mark) -> String {
        switch mark {
        case .ok: "ok  "
        case .warn: "warn"
        case .fail: "FAIL"
        }
    }
}
