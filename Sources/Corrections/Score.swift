package import Events

/// What the detector makes of one turn.
package struct Score: Sendable, Equatable {
    /// 0...1, calibrated: that the turn corrects the agent.
    package var correction: Double
    /// 0...1, calibrated: that it is a correction that holds beyond this task.
    package var durable: Double
    /// By the thresholds that the pipeline uses.
    package var isCorrection: Bool
    package var isDurable: Bool
    package var kind: Correction.Kind
    /// The imperative that the words imply; "" where they imply none.
    package var instruction: String
}
