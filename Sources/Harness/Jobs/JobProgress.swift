internal import Events
internal import Store

/// How far a running job is, owned in one place while its stages report to it.
actor JobProgress {
    /// Milliseconds between two entries of one stage: a write of every item would cost more than many an item.
    private static let interval: Int64 = 200

    private let control: any JobStore
    private let fence: JobFence
    private let now: @Sendable () -> Timestamp
    private var stages: [StageProgress] = []
    private var saved: Timestamp?
    private var begun: (at: Timestamp, done: Int)

    init(control: any JobStore, fence: JobFence, now: @escaping @Sendable () -> Timestamp) {
        self.control = control
        self.fence = fence
        self.now = now
        begun = (now(), 0)
    }

    func update(_ progress: StageProgress) async throws {
        let moment = now()
        var progress = progress
        let place = stages.firstIndex { $0.stage == progress.stage }
        if place == nil { begun = (moment, progress.isOver ? 0 : max(progress.done - 1, 0)) }
        progress.perSecond = rate(progress, at: moment)
        if let place { stages[place] = progress } else { stages.append(progress) }
        guard place == nil || progress.isOver || isDue(moment) else { return }
        saved = moment
        try await control.report(stages, fence)
    }

    private func isDue(_ moment: Timestamp) -> Bool {
        // A clock that was set back is no reason to fall silent.
        saved.map { abs(moment.milliseconds - $0.milliseconds) >= Self.interval } ?? true
    }

    private func rate(_ progress: StageProgress, at moment: Timestamp) -> Double? {
        let elapsed = moment.milliseconds - begun.at.milliseconds
        guard elapsed >= 500, progress.done > begun.done else { return nil }
        return (Double(progress.done - begun.done) * 10_000 / Double(elapsed)).rounded() / 10
    }
}
