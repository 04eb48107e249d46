internal import Events
internal import Git

/// Reads a session's snapshots as what the user did to the agent's lines.
struct EditReading {
    /// What a session is told at most.
    private static let limit = 500
    /// Bytes of a blob that is read.
    private static let blobLimit = 1 << 20

    private let session: ShadowSession
    private let snippet = Snippet()
    private var state = AgentLines()
    private var edits: [WorkTreeEdit] = []

    /// The edits in their order.
    ///
    /// - Throws: `GitError` where the store cannot be opened.
    static func edits(
        of session: ShadowSession, beside others: [ShadowSession]
    ) throws(GitError) -> [WorkTreeEdit] {
        var reading = EditReading(session: session)
        let repository = try Repository(bare: session.repository)
        for step in try session.steps(beside: others) { reading.take(step, in: repository) }
        return reading.edits
    }

    private init(session: ShadowSession) { self.session = session }

    private mutating func take(_ step: Step, in repository: borrowing Repository) {
        for (change, author) in zip(step.diff.changes, step.authors) {
            // Each blob is read once a change, and never more than one side of one file is held.
            let ids = [change.before?.id, change.after?.id].compactMap(\.self)
            var texts: [ObjectID: [UInt8]] = [:]
            if concerns(change, author) {
                for id in ids { texts[id] = repository.read(id, as: .blob, limit: Self.blobLimit).bytes }
            }
            take(change, author, at: step) { texts[$0] }
        }
    }

    /// Whether a change's contents have to be read.
    private func concerns(_ change: TreeChange, _ author: Author) -> Bool {
        author == .agent || state.files[change.oldPath ?? change.path] != nil
            || state.deleted[change.path] != nil
    }

    private mutating func take(
        _ change: TreeChange, _ author: Author, at step: Step, read: (ObjectID) -> [UInt8]?
    ) {
        switch author {
        case .agent:
            state.agentChanged(change, at: moment(step.after), read: read)
        case .user(let certainty):
            let findings = withoutActuallyEscaping(read) {
                UserChange(state: state, change: change, read: $0).findings
            }
            for finding in findings { add(finding, change, certainty, at: step) }
            state.othersChanged(change, read: read)
        case .otherAgent, .unclear:
            state.othersChanged(change, read: read)
        }
    }

    private mutating func add(
        _ finding: UserChange.Finding, _ change: TreeChange, _ certainty: WorkTreeEdit.Certainty,
        at step: Step
    ) {
        guard edits.count < Self.limit else { return }
        edits.append(
            WorkTreeEdit(
                kind: finding.kind, path: snippet.path(change.path),
                agentText: snippet.text(finding.agentText), userText: snippet.text(finding.userText),
                isWhitespaceOnly: finding.isWhitespaceOnly, certainty: certainty, agent: finding.agent,
                user: moment(step.after)))
    }

    private func moment(_ place: Int) -> WorkTreeEdit.Moment {
        let look = session.looks[place]
        return WorkTreeEdit.Moment(
            at: look.moment.at, turn: look.moment.turn, toolCall: look.moment.toolCall,
            commit: look.commit.hex)
    }
}
