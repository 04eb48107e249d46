internal import Foundation

/// Bounds on what a few cases prove.
enum Bounds {
    /// The one-sided exact McNemar test: how sure it is that more than half of the pairs that differ would
    /// improve, given so many that did and so many that got worse.
    static func confidence(improved: Int, worse: Int) -> Double {
        let all = improved + worse
        guard all > 0 else { return 0 }
        // The chance that a fair coin gives at least as many.
        var term = pow(0.5, Double(all))
        var tail = 0.0
        for heads in 0...all {
            if heads >= improved { tail += term }
            term *= Double(all - heads) / Double(heads + 1)
        }
        return max(0, 1 - tail)
    }

    /// Wilson's lower bound of a share at 90 % (one side).
    static func lowerShare(_ count: Int, of all: Int) -> Double {
        guard all > 0 else { return 0 }
        let (z, n) = (1.2816, Double(all))
        let share = Double(count) / n
        let middle = share + z * z / (2 * n)
        let spread = z * ((share * (1 - share) + z * z / (4 * n)) / n).squareRoot()
        return max(0, (middle - spread) / (1 + z * z / n))
    }
}
