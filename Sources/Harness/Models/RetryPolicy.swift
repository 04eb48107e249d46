/// How often, and after what pauses, a question is asked again.
package struct RetryPolicy: Sendable {
    package var attempts: Int
    /// Seconds before the second attempt; each further pause is twice the one before.
    package var firstPause: Double
    package var longestPause: Double
    /// 0..<1, so that servers that were turned away together do not return together.
    package var chance: @Sendable () -> Double

    package init(
        attempts: Int = 4, firstPause: Double = 1, longestPause: Double = 60,
        chance: @escaping @Sendable () -> Double
    ) {
        self.attempts = attempts
        self.firstPause = firstPause
        self.longestPause = longestPause
        self.chance = chance
    }

    /// The pause after so many failed attempts, in seconds; nil where it is time to give up.
    func pause(after failed: Int, _ error: ModelError) -> Double? {
        guard error.code == .transient, failed < attempts else { return nil }
        let doubled = firstPause * Double(1 << min(failed - 1, 16))
        let pause = min(doubled, longestPause) * (0.5 + min(max(chance(), 0), 1) / 2)
        guard let asked = error.retryAfter else { return pause }
        // Who asks for more than we ever wait is not asked again.
        return asked > longestPause ? nil : max(asked, pause)
    }
}
