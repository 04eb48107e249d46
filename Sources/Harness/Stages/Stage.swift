internal import Events

/// The stages of a run, in their order.
package enum Stage: String, Sendable, CaseIterable {
    case collect, detect, cluster, draft, judge, promote
}

/// Tells how far a stage is: what is done of how many, and what was found so far.
struct StageReporter: Sendable {
    let stage: Stage
    let save: @Sendable (StageProgress) async throws -> Void

    func report(_ done: Int, of total: Int, found: String, isOver: Bool = false) async throws {
        try Task.checkCancellation()
        try await save(
            StageProgress(stage: stage.rawValue, done: done, total: total, found: found, isOver: isOver))
    }
}
