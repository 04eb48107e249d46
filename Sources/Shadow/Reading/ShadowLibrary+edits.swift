package import Events
package import Git

extension ShadowLibrary {
    /// What the user did to the agent's lines in a session, in every work tree that it worked in, by time.
    ///
    /// Blocking: reads the journals of the sessions that ran beside it, and the blobs that changed.
    ///
    /// - Throws: `GitError` where a store cannot be opened.
    package func edits(of key: SessionKey) throws(GitError) -> [WorkTreeEdit] {
        var edits: [WorkTreeEdit] = []
        for workspace in workspaces(of: key) {
            guard let session = ShadowSession(layout, workspace: workspace, key: key) else { continue }
            let others = neighbours(of: session)
            guard let last = session.looks.last, let closing = closingLook(of: session, others) else {
                edits += try EditReading.edits(of: session, beside: others)
                continue
            }
            edits += try EditReading.edits(of: session.adding(closing), beside: others).map { edit in
                var edit = edit
                if edit.user.at > last.moment.at { edit.certainty = .likely }
                return edit
            }
        }
        return edits.sorted { $0.user.at < $1.user.at }
    }

    /// How long after a session's last look what the user does still counts as its cleanup.
    private static let cleanup: Int64 = 24 * 3_600_000

    /// The other sessions in the same work tree that may have been at work from this one's first look to the
    /// end of its cleanup.
    package func neighbours(of session: ShadowSession) -> [ShadowSession] {
        guard let first = session.looks.first, let last = session.looks.last else { return [] }
        let end = last.moment.at.milliseconds.addingReportingOverflow(Self.cleanup)
        return sessions(in: session.workspace).filter { $0 != session.key }.compactMap { other in
            let journal = layout.journal(of: other, in: session.workspace)
            // Written last before this session began: it was over.
            let written = FilePath.status(journal)?.modified.seconds ?? 0
            guard written >= first.moment.at.milliseconds / 1000 - 1 else { return nil }
            guard let found = ShadowSession(layout, workspace: session.workspace, key: other),
                let begun = found.looks.first?.moment.at.milliseconds,
                end.overflow || begun <= end.partialValue
            else { return nil }
            return found
        }
    }

    /// The first look of the next session in the work tree, as one more of this session: what changed until
    /// then, before any agent was at work again, is the user's cleanup.
    private func closingLook(of session: ShadowSession, _ others: [ShadowSession]) -> LookRecord? {
        guard let last = session.looks.last else { return nil }
        let after = others.compactMap(\.looks.first).filter { $0.moment.at > last.moment.at }
        guard let next = after.min(by: { $0.moment.at < $1.moment.at }), next.look == .whole, !next.late,
            next.moment.cause == .sessionStart || next.moment.cause == .prompt
        else { return nil }
        var look = next
        look.moment.session = session.key
        look.moment.cause = .sessionEnd
        (look.moment.turn, look.moment.toolCall, look.moment.tool) = (nil, nil, nil)
        return look
    }
}
