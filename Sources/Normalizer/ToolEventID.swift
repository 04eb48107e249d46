internal import Events

/// The id of a tool's call, decision, result or refusal: the agent's call id is the same in every channel.
func toolEventID(_ agent: Agent, _ session: String, _ kind: CodingAgentEvent.Kind, _ call: String) -> String {
    ContentID.make(agent.rawValue, session, kind.rawValue, call)
}
