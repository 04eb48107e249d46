internal import Events
internal import GRDB

/// A source's report of an event, as far as it takes to find the others of the same event.
struct Report {
    let id: String
    let at: Timestamp
    /// As they are stored.
    let channels: String
    let rank: Int
    let turn: String?
    let twin: Twin
    /// The event that it is part of so far; "" for none.
    let row: String

    /// Who reports: two reports of one source are two events.
    var source: Source { Source(rank: twin.source == nil ? rank : .max, name: twin.source ?? "") }

    /// Sources in the order in which they lead: the first of an event's reports gives the event its id.
    struct Source: Hashable, Comparable {
        /// The channel's; sources with names of their own come behind.
        let rank: Int
        let name: String

        static func < (left: Source, right: Source) -> Bool {
            (left.rank, left.name) < (right.rank, right.name)
        }
    }
}

/// A report that was just kept, whole, so that it need not be read back.
struct KeptReport {
    let event: CodingAgentEvent
    let twin: Twin
    let row: String
}

extension Report {
    init(_ kept: KeptReport) {
        self.init(
            id: kept.event.id, at: kept.event.at, channels: kept.event.channelNames,
            rank: kept.event.channels.map(\.rank).min() ?? .max,
            turn: kept.event.turn, twin: kept.twin, row: kept.row)
    }

    /// The columns that a report is read from, without all that it reports.
    static let columns = """
        id, timestamp, channels, turn_id, twin_key, twin_window, twin_source, twin_span, twin_words,
        twin_standing, row_id
        """

    init(_ row: Row) {
        let named = row
        let row = PlacedRow(row)
        let channels: String = row["channels"]
        self.init(
            id: row["id"], at: Timestamp(milliseconds: row["timestamp"]), channels: channels,
            rank: channels.split(separator: ",").compactMap {
                CodingAgentEvent.Channel(rawValue: String($0))?.rank
            }.min() ?? .max,
            turn: row["turn_id"], twin: Twin(named), row: row["row_id"])
    }
}

extension Twin {
    init(_ row: Row) {
        let row = PlacedRow(row)
        self.init(
            key: row["twin_key"], window: row["twin_window"], source: row["twin_source"],
            span: row["twin_span"], words: row["twin_words"],
            standing: Standing(rawValue: row["twin_standing"]) ?? .alone)
    }

    /// The columns that a report has beyond those of an event.
    var columns: [(name: String, value: DatabaseValue)] {
        [
            ("twin_key", key.databaseValue), ("twin_window", window.databaseValue),
            ("twin_source", source?.databaseValue ?? .null), ("twin_span", span?.databaseValue ?? .null),
            ("twin_words", words?.databaseValue ?? .null),
            ("twin_standing", standing.rawValue.databaseValue),
        ]
    }
}
