/// Names one agent's session: the agent and its own session id (`session.id`, `conversation.id`).
package struct SessionKey: Hashable, Codable, Sendable, Comparable, CustomStringConvertible {
    package var agent: Agent
    package var id: String

    package init(agent: Agent, id: String) {
        self.agent = agent
        self.id = id
    }

    package var description: String { "\(agent.rawValue)/\(id)" }

    package static func < (left: SessionKey, right: SessionKey) -> Bool {
        (left.agent.rawValue, left.id) < (right.agent.rawValue, right.id)
    }
}
