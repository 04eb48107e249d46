extension TokenUsage {
    /// Takes cached tokens out of the input, for programs that count them within it.
    ///
    /// Left alone is a count that cannot hold them, or whose sender's `total` is the sum of all, and so says
    /// that it does not hold them.
    package mutating func countCachedApart(total: Int64? = nil) {
        guard let all = input else { return }
        let (cached, overflows) = (cacheRead ?? 0).addingReportingOverflow(cacheWrite ?? 0)
        guard !overflows, cached > 0, cached <= all else { return }
        let (given, overflowsGiven) = all.addingReportingOverflow(cached)
        let (sum, overflowsSum) = given.addingReportingOverflow(output ?? 0)
        let isApart = !overflowsGiven && !overflowsSum && sum == total
        if !isApart { input = all - cached }
    }
}
