package import Events
internal import Git
package import Shadow

/// One session's looks in their order, with what each shows anew.
package struct SnapshotTimeline: Sendable, Encodable, Equatable {
    package struct Look: Sendable, Encodable, Equatable {
        /// 1 for the first; `moda snapshots diff` takes it.
        package let number: Int
        package let at: String
        package let cause: String
        package let commit: String
        package let tool: String?
        package let turn: String?
        package let late: Bool
        package let files: [File]
        /// Folders that changed and are not here any more.
        package let unreadable: [String]
        package let skipped: Int
    }

    package struct File: Sendable, Encodable, Equatable {
        /// `A`, `M`, `D` or `R`, as git says it.
        package let change: String
        package let path: String
        package let oldPath: String?
        /// `agent`, `user`, `user?`, `other (claude)` or `unclear`.
        package let who: String
    }

    package let agent: Agent
    package let session: String
    package let workspace: String
    package let looks: [Look]

    package init(_ session: ShadowSession, steps: [Step]) {
        agent = session.key.agent
        self.session = session.key.id
        workspace = session.workspace
        looks = session.looks.indices.map { index in
            Look(session.looks[index], number: index + 1, step: index > 0 ? steps[index - 1] : nil)
        }
    }
}

extension SnapshotTimeline.Look {
    fileprivate init(_ look: LookRecord, number: Int, step: Step?) {
        self.init(
            number: number, at: look.moment.at.rfc3339, cause: look.moment.cause.rawValue,
            commit: look.commit.hex, tool: look.moment.tool, turn: look.moment.turn, late: look.late,
            files: step.map { zip($0.diff.changes, $0.authors).map(SnapshotTimeline.File.init) } ?? [],
            unreadable: step?.diff.unreadable.map { String(decoding: $0, as: UTF8.self) + "/" } ?? [],
            skipped: look.skipped.count)
    }
}
