import Client

/// What pull did, or would do, a line a file; of files that stay as they are only the number.
struct PullText {
    private let changes: [PullChange]
    private let isTrial: Bool

    init(_ changes: [PullChange], isTrial: Bool = false) {
        self.changes = changes
        self.isTrial = isTrial
    }

    var text: String {
        let told = changes.filter { $0.action != .unchanged }
        let lines = told.map { change in
            let note = change.note.map { "  (\($0.oneLine(200)))" } ?? ""
            return "\(verb(change.action).padded(to: 12))  \(change.path)\(note)"
        }
        return (lines + [summary]).joined(separator: "\n")
    }

    private var summary: String {
        if changes.isEmpty { return "no skills to pull yet" }
        let changed = changes.count { $0.action.changesFiles }
        let kept = changes.count { $0.action == .kept }
        let rest = kept == 0 ? "" : ", \(kept) left as they are"
        guard changed > 0 else { return (isTrial ? "nothing would change" : "nothing changed") + rest }
        return "\(changed) of \(changes.count) files \(isTrial ? "would change" : "changed")\(rest)"
    }

    private func verb(_ action: PullChange.Action) -> String {
        guard isTrial else { return action.rawValue }
        return switch action {
        case .written: "would write"
        case .updated: "would update"
        case .removed: "would remove"
        case .adopted: "would adopt"
        case .unchanged, .kept, .deleted: action.rawValue
        }
    }
}
