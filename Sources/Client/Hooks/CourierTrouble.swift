package import Events
package import Hooks

/// Why the queue stands still: which item could not be delivered, since when, over how many couriers.
///
/// It outlives the courier, of which each one tries for a minute or two only.
package struct CourierTrouble: Sendable, Equatable {
    package var item: String
    package var reason: String
    /// How many couriers ended with the server failing at this very item; what is true of all items, as a server
    /// that is away, does not count.
    package var failures: Int
    /// When the first of these did.
    package var since: Timestamp

    package init(item: String, reason: String, failures: Int, since: Timestamp) {
        self.item = item
        self.reason = reason
        self.failures = failures
        self.since = since
    }

    /// What the last courier left; nil where it left nothing, or nothing that can be read.
    package init?(_ spool: Spool) {
        guard let bytes = SmallFile.read(spool.troublePath, limit: 64 << 10),
            let members = (try? JSONValue(parsing: bytes))?.object, let item = members["item"]?.string,
            let reason = members["reason"]?.string, let failures = members["failures"]?.integer,
            let since = members["since"]?.integer
        else { return nil }
        self.init(
            item: item, reason: reason, failures: Int(clamping: failures),
            since: Timestamp(milliseconds: since))
    }

    /// The trouble with an item, after that of the last courier.
    init(
        _ item: String, _ reason: String, isFailure: Bool, after last: CourierTrouble?, now: Timestamp
    ) {
        let known = last.flatMap { $0.item == item ? $0 : nil }
        let count = (known?.failures ?? 0).addingReportingOverflow(isFailure ? 1 : 0).partialValue
        self.init(
            item: item, reason: reason, failures: count,
            since: known.flatMap { $0.failures > 0 ? $0.since : nil } ?? now)
    }

    func write(to spool: Spool) {
        let members: [String: JSONValue] = [
            "item": .string(item), "reason": .string(String(reason.prefix(1_000))),
            "failures": .integer(Int64(failures)), "since": .integer(since.milliseconds),
        ]
        // Without room for it, the next courier counts from the start.
        _ = SmallFile.write(Array((JSONValue.object(members).text + "\n").utf8), to: spool.troublePath)
    }
}

extension Spool {
    var troublePath: String { folder + "/.trouble" }

    /// All goes well again.
    func forgetTrouble() { remove(".trouble") }
}
