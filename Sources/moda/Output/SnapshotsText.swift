import Client
import Events
import Git
import Shadow

/// Snapshots for a terminal: names and lines come from files, and must not steer it.
enum SnapshotsText {
    static func list(_ lines: [SnapshotListing.Line]) -> String {
        guard !lines.isEmpty else { return "no snapshots yet: moda hooks install" }
        let table = TextTable(
            [
                .init(title: "SESSION", isNumber: false, narrowest: 20),
                .init(title: "LAST", isNumber: false),
                .init(title: "LOOKS"), .init(title: "COMMITS"), .init(title: "FILES"),
                .init(title: "WORK TREE", isNumber: false, narrowest: 12),
            ],
            lines.map {
                [
                    "\($0.agent.rawValue)/\($0.session)", time($0.lastAt), String($0.looks),
                    String($0.commits), String($0.changedFiles), $0.root,
                ]
            })
        return table.text
    }

    static func timeline(_ timeline: SnapshotTimeline) -> String {
        let head = "\(timeline.agent.rawValue)/\(timeline.session)  workspace \(timeline.workspace)"
        return ([head.oneLine(TextTable.page)] + timeline.looks.flatMap(lines)).joined(separator: "\n")
    }

    private static func lines(_ look: SnapshotTimeline.Look) -> [String] {
        let notes = [
            look.tool, look.late ? "late" : nil, look.skipped > 0 ? "\(look.skipped) skipped" : nil,
        ].compactMap(\.self).joined(separator: ", ")
        let head =
            "\(String(look.number).leftPadded(to: 4))  \(time(look.at))  \(look.cause.padded(to: 13)) "
            + "\(look.commit.prefix(8))  \(notes)"
        let files = look.files.map { file in
            let old = file.oldPath.map { "\($0) -> " } ?? ""
            return "        \(file.change) \(file.who.padded(to: 14)) \(old)\(file.path)"
        }
        let gone = look.unreadable.map { "        ? \("not here".padded(to: 14)) \($0)" }
        return ([head] + files + gone).map { line in
            String(line.oneLine(400).reversed().drop { $0 == " " }.reversed())
        }
    }

    static func diff(_ patches: [ShadowSession.Patch], unreadable: [[UInt8]]) -> String {
        let parts = patches.map { patch in
            guard let text = patch.text else {
                return "\(patch.change.shownPath.oneLine(400)): its contents are not here, or too large"
            }
            // A change of the name alone has no lines.
            guard !text.isEmpty else { return "\(name(patch.change)): as it was".oneLine(800) }
            return String(decoding: text, as: UTF8.self).split(
                separator: "\n", omittingEmptySubsequences: false
            )
            .map { safe($0) }.joined(separator: "\n")
        }
        let gone = unreadable.map {
            "\(String(decoding: $0, as: UTF8.self).oneLine(400))/: this folder's snapshot is not here"
        }
        return (parts + gone).joined(separator: "\n")
    }

    /// One file of a difference, for scripts.
    struct File: Encodable {
        let path: String
        let oldPath: String?
        let diff: String?
    }

    static func files(_ patches: [ShadowSession.Patch]) -> [File] {
        patches.map { patch in
            File(
                path: patch.change.shownPath,
                oldPath: patch.change.oldPath.map { String(decoding: $0, as: UTF8.self) },
                diff: patch.text.map { String(decoding: $0, as: UTF8.self) })
        }
    }

    private static func name(_ change: TreeChange) -> String {
        let old = change.oldPath.map { String(decoding: $0, as: UTF8.self) + " -> " } ?? ""
        return old + change.shownPath
    }

    /// Whatever a terminal could take for a command is shown as a dot; tabs stay, since diffs have them.
    private static func safe(_ line: Substring) -> String {
        line.split(separator: "\t", omittingEmptySubsequences: false)
            .map { String($0).oneLine(.max) }.joined(separator: "\t")
    }

    private static func time(_ rfc3339: String) -> String {
        String(rfc3339.prefix(19)).replacing("T", with: " ")
    }
}

extension String {
    /// The text with spaces before it up to a width in characters.
    fileprivate func leftPadded(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }
}
