/// How many of how many, with what can be said of the share behind it.
package struct Share: Sendable, Equatable {
    package var hits: Int
    package var total: Int

    package init(_ hits: Int, of total: Int) {
        self.hits = max(0, min(hits, total))
        self.total = max(0, total)
    }

    /// 0 of none.
    package var value: Double { total == 0 ? 0 : Double(hits) / Double(total) }

    /// Wilson's interval: sensible for few cases and for shares near 0, where the usual one is not.
    ///
    /// `z` is 1.96 for 95 % on both sides, 1.2816 for 90 % on one.
    package func interval(z: Double = 1.96) -> ClosedRange<Double> {
        guard total > 0 else { return 0...1 }
        let count = Double(total)
        let square = z * z
        let center = (value + square / (2 * count)) / (1 + square / count)
        let spread =
            z / (1 + square / count)
            * (value * (1 - value) / count + square / (4 * count * count)).squareRoot()
        return max(0, center - spread)...min(1, center + spread)
    }

    /// What the other share has more than this one, by Newcombe's interval from both Wilson's.
    package func difference(to other: Share, z: Double = 1.96) -> ClosedRange<Double> {
        guard total > 0, other.total > 0 else { return -1...1 }
        let (before, after) = (interval(z: z), other.interval(z: z))
        let change = other.value - value
        let down = Self.length(other.value - after.lowerBound, before.upperBound - value)
        let up = Self.length(after.upperBound - other.value, value - before.lowerBound)
        return max(-1, change - down)...min(1, change + up)
    }

    private static func length(_ one: Double, _ other: Double) -> Double {
        (one * one + other * other).squareRoot()
    }
}
