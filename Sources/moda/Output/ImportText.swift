import Client
import Events
import Transcripts

/// What an import found, and what it did.
enum ImportText {
    static func announcement(_ found: FoundHistories, server: String) -> String {
        guard !found.files.isEmpty else {
            return (["No histories found."] + problems(found.problems)).joined(separator: "\n")
        }
        let rows = TranscriptFormat.allCases.compactMap { row(of: $0, found.files) }
        return
            (rows + problems(found.problems) + [
                "Their prompts, answers and tool output go to \(server), with secrets redacted on this machine first.",
                "Running this is your consent to that.",
            ]).joined(separator: "\n")
    }

    private static func row(of format: TranscriptFormat, _ files: [HistoryFile]) -> String? {
        let own = files.filter { $0.format == format }
        guard let first = own.map(\.modified).min(), let last = own.map(\.modified).max() else { return nil }
        let size = ShortNumber.bytes(own.reduce(0) { $0 + $1.bytes })
        let count = own.count == 1 ? "1 file" : "\(own.count) files"
        return "\(title(format).padded(to: 11)) \(count.padded(to: 12)) \(size.padded(to: 8)) "
            + "\(first.dayText) to \(last.dayText)"
    }

    private static func title(_ format: TranscriptFormat) -> String {
        switch format {
        case .claude: Agent.claude.title
        case .codex: Agent.codex.title
        case .specstory: "SpecStory"
        }
    }

    private static func problems(_ problems: [FoundHistories.Problem]) -> [String] {
        let shown = problems.prefix(10).map {
            "passed over \($0.path.oneLine(200)): \($0.reason.oneLine(200))"
        }
        return shown + (problems.count > 10 ? ["… and \(problems.count - 10) more"] : [])
    }

    static func summary(_ report: ImportReport) -> String {
        var lines = [
            report.wasStopped
                ? "Stopped. Run the same again, and it goes on from here."
                : "Done.",
            "\(report.sessions) sessions, \(report.prompts) prompts, \(report.toolCalls) tool calls "
                + "in \(report.files) files (\(ShortNumber.bytes(report.bytes)) read, "
                + "\(ShortNumber.bytes(report.sentBytes)) sent)",
        ]
        if report.unchangedFiles > 0 { lines.append("\(report.unchangedFiles) files were there already") }
        if report.redactions > 0 { lines.append("\(report.redactions) secrets redacted") }
        let reasons = report.skipped.filter { $0.key != "unread" }.sorted { $0.key < $1.key }
        if !reasons.isEmpty {
            let told = reasons.map { "\($0.value) \($0.key.replacing("_", with: " "))" }
            lines.append("lines passed over: " + told.joined(separator: ", "))
        }
        return (lines + problems(report.problems)).joined(separator: "\n")
    }
}

/// What `--dry-run --json` prints.
struct ImportPlanView: Encodable {
    var files: Int
    var bytes: Int
    var problems: [FoundHistories.Problem]

    init(_ found: FoundHistories) {
        (files, bytes, problems) = (found.files.count, found.bytes, found.problems)
    }
}
