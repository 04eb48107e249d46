internal import Events
internal import Shadow

/// A look at the work tree as the process takes it that a hook leaves behind.
struct PlannedLook {
    let plan: SnapshotPlan
    let moment: SnapshotMoment
    let root: String
    let snapshots: Snapshots
    let gatePath: String

    /// Takes it when those of the same session are done; one that has become pointless is left out.
    ///
    /// What goes wrong here nobody can be told: the journal of the session lacks a line, and the next look
    /// shows what this one would have.
    func take(_ budget: Budget) {
        let gate = FileLock(path: gatePath).map {
            SessionGate(file: $0, session: moment.session.description)
        }
        if let gate, !gate.enter(for: plan) { return }
        defer { gate?.leave() }
        // The tool has written by now; what was there before it, nobody can see any more.
        if plan.cause == .beforeTool, budget.isSpent { return }
        _ = try? snapshots.take(moment, in: root, looking: plan.look, isLate: { budget.isSpent })
        if plan.cause == .sessionEnd { try? snapshots.finish(moment.session, in: root) }
    }
}
