/// Pauses between attempts that grow, and differ by chance, so that those who failed together do not return
/// together.
package struct BackOff: Sendable {
    /// Seconds before the second attempt; each further pause is twice the one before.
    package var firstPause: Double
    package var longestPause: Double
    /// 0..<1.
    package var chance: @Sendable () -> Double

    package init(
        firstPause: Double, longestPause: Double, chance: @escaping @Sendable () -> Double = { 0.5 }
    ) {
        self.firstPause = firstPause
        self.longestPause = longestPause
        self.chance = chance
    }

    /// Seconds to wait after so many failures in a row.
    package func pause(after failed: Int) -> Double {
        let doubled = firstPause * Double(1 << min(max(failed - 1, 0), 16))
        return min(doubled, longestPause) * (0.5 + min(max(chance(), 0), 1) / 2)
    }
}
