package import Gates

/// What the rules files of a work tree say, and which of them nobody could read.
package struct RulesReading: Sendable, Equatable {
    package var lines: [RuleLine] = []
    package var unread: [UnreadRules] = []

    package init() {}

    /// The same, as one repository's.
    func of(_ repository: String) -> RulesReading {
        var reading = self
        for index in reading.lines.indices { reading.lines[index].repository = repository }
        for index in reading.unread.indices { reading.unread[index].repository = repository }
        return reading
    }

    mutating func add(_ other: RulesReading) {
        lines += other.lines
        unread += other.unread
    }
}
