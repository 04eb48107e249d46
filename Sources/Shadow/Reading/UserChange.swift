internal import Events
internal import Git

/// What a change by the user says about the agent's lines in the file.
struct UserChange {
    /// One finding, before its texts are redacted and cut.
    struct Finding {
        var kind: WorkTreeEdit.Kind
        var agentText: [UInt8]
        var userText: [UInt8]
        var isWhitespaceOnly = false
        var agent: WorkTreeEdit.Moment
    }

    /// Findings of one file; more are a rewrite of the whole.
    private static let limit = 20
    let state: AgentLines
    let change: TreeChange
    let read: (ObjectID) -> [UInt8]?

    var findings: [Finding] {
        guard let file = state.files[change.oldPath ?? change.path] else { return restored }
        guard let after = change.after else { return gone(file) }
        guard change.before?.id != after.id else { return [] }
        let new = state.text(of: after.id, read)
        guard let new, let lines = file.lines, let hunks = AgentLines.hunks(lines.text, new) else {
            return blind(file, after.id)
        }
        if TextLines.areSame(lines.text, new) {
            let first = try? TextDiff.hunks(lines.text, new)?.first
            return [finding(.edited, first ?? nil, in: lines, new, file, isWhitespaceOnly: true)]
        }
        if file.earlierBlobs.contains(after.id) { return [whole(hunks, lines, new, file)] }
        return Array(each(hunks, lines, new, file).prefix(Self.limit))
    }

    private var restored: [Finding] {
        guard let moment = state.deleted[change.path], change.before == nil, let after = change.after else {
            return []
        }
        let text = state.text(of: after.id, read) ?? []
        return [Finding(kind: .restored, agentText: [], userText: text, agent: moment)]
    }

    private func gone(_ file: AgentLines.File) -> [Finding] {
        guard file.madeByAgent else { return [] }
        return [Finding(kind: .deleted, agentText: file.lines?.text ?? [], userText: [], agent: file.moment)]
    }

    /// What can be told by the blobs' names alone.
    private func blind(_ file: AgentLines.File, _ blob: ObjectID) -> [Finding] {
        let kind: WorkTreeEdit.Kind = file.earlierBlobs.contains(blob) ? .reverted : .edited
        return [Finding(kind: kind, agentText: [], userText: [], agent: file.moment)]
    }

    /// The whole file is as it was before the agent: `git checkout`, or an undo in the editor.
    private func whole(
        _ hunks: [LineHunk], _ lines: TrackedLines, _ new: [UInt8], _ file: AgentLines.File
    ) -> Finding {
        let newLines = TextLines.of(new)
        return Finding(
            kind: .reverted, agentText: Array(hunks.map { Self.cut(lines.lines, $0.old) }.joined()),
            userText: Array(hunks.map { Self.cut(newLines, $0.new) }.joined()), agent: file.moment)
    }

    private func each(
        _ hunks: [LineHunk], _ lines: TrackedLines, _ new: [UInt8], _ file: AgentLines.File
    ) -> [Finding] {
        let newLines = TextLines.of(new)
        var found: [Finding] = []
        var elsewhere: Finding?
        for hunk in hunks {
            let (mine, theirs) = (Self.cut(lines.lines, hunk.old), Self.cut(newLines, hunk.new))
            if let kind = kind(of: hunk, lines, theirs) {
                let owner = lines.owners(in: hunk.old).last ?? lines.gaps(at: hunk.old.lowerBound).last
                found.append(
                    Finding(
                        kind: kind, agentText: mine, userText: theirs,
                        isWhitespaceOnly: TextLines.areSame(mine, theirs),
                        agent: owner.map { state.hunks[$0].moment } ?? file.moment))
            } else if lines.holdsAgentLines {
                elsewhere = elsewhere ?? finding(.edited, hunk, in: lines, new, file)
            }
        }
        return found + (elsewhere.map { [$0] } ?? [])
    }

    /// Nil where the hunk touches none of the agent's lines.
    private func kind(of hunk: LineHunk, _ lines: TrackedLines, _ theirs: [UInt8]) -> WorkTreeEdit.Kind? {
        if lines.owners(in: hunk.old).isEmpty {
            guard hunk.old.isEmpty else { return nil }
            let gaps = lines.gaps(at: hunk.old.lowerBound)
            return gaps.contains { state.hunks[$0].earlier.contains(theirs) } ? .reverted : nil
        }
        let isBack = (0..<AgentHunk.memory).contains { depth in
            lines.undone(hunk.old) { state.hunks[$0].earlier(depth) } == theirs
        }
        return isBack ? .reverted : .rewrote
    }

    private func finding(
        _ kind: WorkTreeEdit.Kind, _ hunk: LineHunk?, in lines: TrackedLines, _ new: [UInt8],
        _ file: AgentLines.File, isWhitespaceOnly: Bool = false
    ) -> Finding {
        Finding(
            kind: kind, agentText: hunk.map { Self.cut(lines.lines, $0.old) } ?? [],
            userText: hunk.map { Self.cut(TextLines.of(new), $0.new) } ?? [],
            isWhitespaceOnly: isWhitespaceOnly, agent: file.moment)
    }

    private static func cut(_ lines: [[UInt8]], _ range: Range<Int>) -> [UInt8] {
        TextLines.joined(lines[range.clamped(to: lines.indices)])
    }
}
