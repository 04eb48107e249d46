package import Events

/// Where a page of raw events ends, as a cursor that stays right whatever comes in meanwhile.
package struct RawEventPlace: Sendable, Equatable {
    let timestamp: Int64
    let id: Int64

    package init(_ stored: StoredRawEvent) {
        timestamp = stored.event.receivedAt.milliseconds
        id = stored.id
    }

    package init?(cursor: String) {
        let parts = cursor.split(separator: ".").map { Int64($0) }
        guard parts.count == 2, let timestamp = parts[0], let id = parts[1] else { return nil }
        (self.timestamp, self.id) = (timestamp, id)
    }

    package var cursor: String { "\(timestamp).\(id)" }
}

extension Arrival {
    /// Where a page of arrivals ends: the raw event, and the event's own order in it.
    package struct Place: Sendable, Equatable {
        let raw: Int64
        let event: EventPlace

        init(raw: Int64, event: EventPlace) {
            self.raw = raw
            self.event = event
        }

        /// The place before all that ever arrives.
        package static let start = Place(raw: 0, event: EventPlace(timestamp: 0, sequence: 0, id: ""))

        package init?(cursor: String) {
            let parts = cursor.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let raw = Int64(parts[0]),
                let event = EventPlace(cursor: String(parts[1]))
            else { return nil }
            (self.raw, self.event) = (raw, event)
        }

        package var cursor: String { "\(raw).\(event.cursor)" }
    }
}

/// Where a page of a session's events ends.
package struct EventPlace: Sendable, Equatable {
    let timestamp: Int64
    let sequence: Int64
    let id: String

    init(timestamp: Int64, sequence: Int64, id: String) {
        self.timestamp = timestamp
        self.sequence = sequence
        self.id = id
    }

    package init(_ event: CodingAgentEvent) {
        self.init(timestamp: event.at.milliseconds, sequence: event.sequence, id: event.id)
    }

    package init?(cursor: String) {
        let parts = cursor.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let timestamp = Int64(parts[0]), let sequence = Int64(parts[1]) else {
            return nil
        }
        self.init(timestamp: timestamp, sequence: sequence, id: String(parts[2]))
    }

    package var cursor: String { "\(timestamp).\(sequence).\(id)" }
}

/// Where a page of sessions ends.
package struct SessionPlace: Sendable, Equatable {
    let firstAt: Int64
    let key: SessionKey

    package init(_ session: Session) {
        firstAt = session.firstAt.milliseconds
        key = session.key
    }

    package init?(cursor: String) {
        let parts = cursor.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let firstAt = Int64(parts[0]), let agent = Agent(rawValue: String(parts[1]))
        else { return nil }
        (self.firstAt, key) = (firstAt, SessionKey(agent: agent, id: String(parts[2])))
    }

    package var cursor: String { "\(firstAt).\(key.agent.rawValue).\(key.id)" }
}
