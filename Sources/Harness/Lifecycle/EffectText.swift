/// A share for people, with its interval.
package enum EffectText {
    /// "3 of 40 sessions (8 %, 3 to 20 %)".
    package static func share(_ share: Share) -> String {
        let bounds = share.interval()
        let low = percent(bounds.lowerBound)
        return "\(share.hits) of \(share.total) sessions (\(percent(share.value)) %, "
            + "\(low) to \(percent(bounds.upperBound)) %)"
    }

    private static func percent(_ share: Double) -> Int { Int((min(max(share, 0), 1) * 100).rounded()) }
}
