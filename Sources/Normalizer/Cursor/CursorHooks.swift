internal import Events

// Cursor's hooks.

func cursorEvents(from hook: HookFields) -> [CodingAgentEvent] { [] }
