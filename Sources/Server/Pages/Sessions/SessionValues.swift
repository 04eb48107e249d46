internal import Events
internal import Store

/// What stands on top of a session's page.
struct SessionValues: Sendable {
    let title: String
    let id: String
    let agent: String
    let person: String
    let place: String
    let branch: String?
    let began: PageTime
    let ended: PageTime
    let numbers: String
    let turns: [SessionReplay.Turn]
    let snapshots: [SnapshotList]
    let hasSnapshots: Bool
    let nextURL: String?
    let firstURL: String?
    let isEmpty: Bool

    init(
        _ summary: SessionSummary, replay: SessionReplay, corrections: Int, snapshots: [SnapshotList],
        nextURL: String?, firstURL: String?
    ) {
        let session = summary.session
        agent = session.key.agent.title
        title = "\(agent) session"
        id = session.key.id.oneLine(200)
        person = session.user?.oneLine(80) ?? "somebody"
        place = session.repository?.oneLine(80) ?? session.directory?.oneLine(80) ?? "an unknown place"
        branch = session.branch?.oneLine(80)
        (began, ended) = (PageTime(session.firstAt), PageTime(session.lastAt))
        numbers =
            "\(counted(summary.prompts, "prompt")), \(counted(session.events, "event")), "
            + counted(corrections, "correction") + (summary.isSubagent ? ", a subagent's" : "")
        turns = replay.turns
        self.snapshots = snapshots
        hasSnapshots = !snapshots.isEmpty
        self.nextURL = nextURL
        self.firstURL = firstURL
        isEmpty = turns.isEmpty
    }
}
