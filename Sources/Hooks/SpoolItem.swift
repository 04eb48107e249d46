package import Events

/// One hook's report as it waits in the spool: what the agent said, and what only the hook could know.
package struct SpoolItem: Sendable, Equatable {
    package var agent: Agent
    /// When the hook ran.
    package var observedAt: Timestamp
    /// The same on every attempt, so that the server counts it once.
    package var delivery: String
    /// The root of the work tree that the agent worked in; nil where it named no folder, or none is there.
    package var root: String?
    /// The branch that was checked out; nil for a detached head or where there is no repository.
    package var branch: String?
    /// As the agent wrote it.
    package var payload: [UInt8]

    package init(
        agent: Agent, observedAt: Timestamp, delivery: String, root: String?, branch: String?,
        payload: [UInt8]
    ) {
        self.agent = agent
        self.observedAt = observedAt
        self.delivery = delivery
        self.root = root
        self.branch = branch
        self.payload = payload
    }
}

extension SpoolItem {
    /// One line of JSON that says what the hook knew, then the payload as it came.
    package var bytes: [UInt8] {
        var members: [String: JSONValue] = [
            "agent": .string(agent.rawValue), "observed_at": .integer(observedAt.milliseconds),
            "delivery": .string(delivery),
        ]
        members["root"] = root.map(JSONValue.string)
        members["branch"] = branch.map(JSONValue.string)
        return Array(JSONValue.object(members).text.utf8) + [UInt8(ascii: "\n")] + payload
    }

    /// Nil where the bytes are no item: a file that something else wrote, or half of one.
    package init?(bytes: [UInt8]) {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
            let members = (try? JSONValue(parsing: Array(bytes[..<end])))?.object,
            let agent = members["agent"]?.string.flatMap(Agent.init(rawValue:)),
            let milliseconds = members["observed_at"]?.integer, let delivery = members["delivery"]?.string
        else { return nil }
        self.init(
            agent: agent, observedAt: Timestamp(milliseconds: milliseconds), delivery: delivery,
            root: members["root"]?.string, branch: members["branch"]?.string,
            payload: Array(bytes[bytes.index(after: end)...]))
    }
}
