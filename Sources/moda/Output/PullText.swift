import Client

/// What pull did, a line a file.
struct PullText {
    let changes: [PullChange]

    init(_ changes: [PullChange]) { self.changes = changes }

    var text: String {
        let lines = changes.map { change in
            let note = change.action == .kept ? "  (edited here: left as it is)" : ""
            return "\(change.action.rawValue.padded(to: 9))  \(change.path)\(note)"
        }
        return (lines + [summary]).joined(separator: "\n")
    }

    private var summary: String {
        let changed = changes.count { [.written, .updated, .removed].contains($0.action) }
        if changes.isEmpty { return "no skills to pull yet" }
        return changed == 0 ? "nothing changed" : "\(changed) of \(changes.count) files changed"
    }
}
