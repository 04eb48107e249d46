internal import Events
internal import Git

/// What of the agent's work stands in the work tree at one moment of a session, by file and line.
struct AgentLines {
    /// Bytes of a file whose lines are followed, and of all such files together.
    private static let fileLimit = 1 << 20
    private static let totalLimit = 64 << 20

    struct File {
        /// Nil where the lines are not followed: binary, too large, or not here.
        var lines: TrackedLines?
        var madeByAgent: Bool
        /// The file's blobs as they were before the agent touched it.
        var earlierBlobs: Set<ObjectID>
        /// When the agent last touched it.
        var moment: WorkTreeEdit.Moment
    }

    private(set) var files: [[UInt8]: File] = [:]
    /// Files that the agent deleted, with the moment.
    private(set) var deleted: [[UInt8]: WorkTreeEdit.Moment] = [:]
    private(set) var hunks: [AgentHunk] = []
    private var bytes = 0

    /// Takes in what the agent did to a path.
    mutating func agentChanged(
        _ change: TreeChange, at moment: WorkTreeEdit.Moment, read: (ObjectID) -> [UInt8]?
    ) {
        let known = files.removeValue(forKey: change.oldPath ?? change.path)
        bytes -= known?.lines?.text.count ?? 0
        guard let after = change.after else {
            // A file that it had made itself is no loss to anybody.
            if known?.madeByAgent != true { deleted[change.path] = moment }
            return
        }
        deleted[change.path] = nil
        var file =
            known
            ?? File(
                lines: change.before.flatMap { text(of: $0.id, read) }.map { TrackedLines($0) },
                madeByAgent: change.before == nil, earlierBlobs: [], moment: moment)
        file.moment = moment
        if let before = change.before { file.earlierBlobs.insert(before.id) }
        file.earlierBlobs.remove(after.id)
        write(text(of: after.id, read), to: &file, at: moment, isNew: change.before == nil)
        bytes += file.lines?.text.count ?? 0
        files[change.path] = file
    }

    /// Takes in what somebody else did to a path.
    mutating func othersChanged(_ change: TreeChange, read: (ObjectID) -> [UInt8]?) {
        deleted[change.path] = nil
        guard var file = files.removeValue(forKey: change.oldPath ?? change.path) else { return }
        bytes -= file.lines?.text.count ?? 0
        guard let after = change.after else { return }
        if change.before?.id != after.id {
            let new = text(of: after.id, read)
            if let new, let hunks = file.lines.flatMap({ Self.hunks($0.text, new) }) {
                file.lines?.replace(with: new, hunks) { _ in nil }
            } else {
                file.lines = nil
            }
        }
        bytes += file.lines?.text.count ?? 0
        files[change.path] = file
    }

    /// How a text became another one, by lines; white space alone changes none.
    ///
    /// Nil for what git cannot compare.
    static func hunks(_ old: [UInt8], _ new: [UInt8]) -> [LineHunk]? {
        // What cannot be compared is not followed: there is nothing to be told of it.
        try? TextDiff.hunks(old, new, ignoringWhitespace: TextLines.areSame(old, new)) ?? nil
    }

    /// A text whose lines can be followed.
    func text(of blob: ObjectID, _ read: (ObjectID) -> [UInt8]?) -> [UInt8]? {
        guard let text = read(blob), text.count <= Self.fileLimit, bytes + text.count <= Self.totalLimit,
            !TextLines.isBinary(text)
        else { return nil }
        return text
    }

    private mutating func write(
        _ new: [UInt8]?, to file: inout File, at moment: WorkTreeEdit.Moment, isNew: Bool
    ) {
        if isNew, let new {
            hunks.append(AgentHunk(moment: moment, earlier: []))
            file.lines = TrackedLines(new, owner: hunks.count - 1)
            return
        }
        guard let new, let old = file.lines, let found = Self.hunks(old.text, new) else {
            file.lines = nil
            return
        }
        let first = hunks.count
        for hunk in found { hunks.append(AgentHunk(moment: moment, earlier: earlier(hunk.old, in: old))) }
        file.lines?.replace(with: new, found) { first + $0 }
    }

    /// What stood at a place, and before that wherever the agent had written it as well.
    private func earlier(_ range: Range<Int>, in lines: TrackedLines) -> [[UInt8]] {
        let now = TextLines.joined(lines.lines[range.clamped(to: lines.lines.indices)])
        let depth = lines.owners(in: range).map { hunks[$0].earlier.count }.max() ?? 0
        let before = (0..<max(depth, lines.owners(in: range).isEmpty ? 0 : 1)).compactMap { depth in
            lines.undone(range) { hunks[$0].earlier(depth) }
        }
        return Array(([now] + before).prefix(AgentHunk.memory))
    }
}
