internal import Events

/// The events that an agent's spans tell.
func agentSpanEvents(in raw: RawEvent) throws -> [CodingAgentEvent] { [] }
