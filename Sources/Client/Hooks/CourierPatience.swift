/// How long a courier waits for what; in milliseconds.
package struct CourierPatience: Sendable {
    /// For more items, when all are delivered: a busy session has one courier, not one a hook.
    package var linger = 3_000
    /// Between two looks into the spool.
    package var glance = 50
    /// For one item, while the server cannot be reached or asks for time; the next hook starts another
    /// courier.
    package var trying = 90_000
    /// The first pause between two attempts, each next one twice as long up to the longest.
    package var firstPause = 250
    package var longestPause = 15_000
    /// In which no hook need start a courier, after one that had no key or the wrong one.
    package var restWhenPointless: Int64 = 30_000
    /// The same after one that found no server.
    package var restWhenUnreachable: Int64 = 15_000

    /// An item at which the server itself fails is set aside after so many couriers, and not before so many
    /// milliseconds: until then the fault may be the server's alone, and the order is kept.
    package var failures = 5
    package var failing: Int64 = 3 * 3_600_000

    package init() {}

    /// The pause after an attempt, at least what the server asked for in seconds.
    func delay(attempt: Int, asked: Double?) -> Int {
        let pause = min(longestPause, firstPause << min(max(0, attempt), 10))
        // Hours would be somebody's mistake; then patience ends, and the next courier asks again.
        let wanted = asked.flatMap { $0.isFinite ? Int(min(max(0, $0), 3_600) * 1_000) : nil }
        return max(pause, wanted ?? 0)
    }

    func wait(milliseconds: Int) async {
        // Only a cancelled task wakes early, and then every wait ends at once.
        try? await Task.sleep(for: .milliseconds(milliseconds))
    }
}
