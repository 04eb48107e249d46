/// How far a stage is.
package struct StageProgress: Sendable, Codable, Equatable {
    package var stage: String
    package var done: Int
    package var total: Int
    /// What was found so far, as a person reads it.
    package var found: String
    package var isOver: Bool
    /// How many were done a second since the stage began; nil where that is not known.
    package var perSecond: Double?

    package init(stage: String, done: Int = 0, total: Int = 0, found: String = "", isOver: Bool = false) {
        self.stage = stage
        self.done = done
        self.total = total
        self.found = found
        self.isOver = isOver
    }
}
