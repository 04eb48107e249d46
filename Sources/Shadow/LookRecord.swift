package import Git

/// One look at the work tree, as the session's journal keeps it (`looks.jsonl`, a line each, oldest first).
///
/// A tree that did not change costs no commit, but that it was looked at counts: what changes after the look
/// at the agent's stop is not the agent's.
package struct LookRecord: Sendable, Equatable {
    package var moment: SnapshotMoment
    /// The commit whose tree is what was seen; the last one before where nothing had changed.
    package var commit: ObjectID
    /// False where the tree was as at the look before.
    package var changed: Bool
    /// True where the look ended after the agent had gone on, so that it may show what came after.
    package var late: Bool
    package var look: Look
    /// What stays out of the snapshot though git would take it, at most `ShadowLayout.skippedLimit` of them.
    package var skipped: [SkippedFile]

    package init(
        moment: SnapshotMoment, commit: ObjectID, changed: Bool, late: Bool, look: Look,
        skipped: [SkippedFile]
    ) {
        self.moment = moment
        self.commit = commit
        self.changed = changed
        self.late = late
        self.look = look
        self.skipped = skipped
    }
}

/// A file, or a folder with a trailing slash, that stays out of snapshots.
package struct SkippedFile: Sendable, Equatable {
    package enum Reason: String, Sendable, CaseIterable {
        /// By its name it holds secrets: `.env`, a private key, credentials.
        case secret
        /// Over the size cap.
        case large
        /// More files, or more bytes, than one snapshot takes.
        case many
        /// A repository inside the work tree, or a submodule.
        case nestedRepository = "nested_repository"
        /// It could not be read.
        case unreadable
    }

    /// Below the root of the work tree, as git has it; bytes that are no UTF-8 are shown as U+FFFD.
    package var path: String
    package var reason: Reason

    package init(path: String, reason: Reason) {
        self.path = path
        self.reason = reason
    }
}
