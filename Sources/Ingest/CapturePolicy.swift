/// Which texts the server keeps: `capture = serverCapture OR (allowEventLevelOptIn AND eventLevelOptIn)`.
///
/// What falls under it is in the table of the decisions: texts of hook payloads and tool output. Text that an
/// agent puts into OTLP was opted in at the agent and is kept.
package struct CapturePolicy: Sendable, Equatable {
    /// `CODING_AGENT_CAPTURE_PROMPTS`: prompt and assistant text of hook payloads.
    package var prompts: Bool
    /// `CODING_AGENT_CAPTURE_OUTPUT_SNIPPETS`: tool output, and file contents in tool arguments.
    package var outputs: Bool
    /// `CODING_AGENT_ALLOW_EVENT_LEVEL_OPT_IN`: honour `moda.capture_prompts` and `moda.capture_outputs` of
    /// an event.
    package var allowEventOptIn: Bool
    /// `MODA_CAPTURE_CONVERSATIONS`: messages, inputs and outputs of LLM applications, for which they export
    /// at all; the agents' flags above say nothing about them.
    package var conversations: Bool

    package init(
        prompts: Bool = false, outputs: Bool = false, allowEventOptIn: Bool = false,
        conversations: Bool = true
    ) {
        self.prompts = prompts
        self.outputs = outputs
        self.allowEventOptIn = allowEventOptIn
        self.conversations = conversations
    }

    /// Reads the flags; only "true" and "1" switch one on, and only "false" and "0" switch conversations off.
    package init(environment: [String: String]) {
        func isOn(_ name: String) -> Bool { ["true", "1"].contains(environment[name]) }
        self.init(
            prompts: isOn("CODING_AGENT_CAPTURE_PROMPTS"),
            outputs: isOn("CODING_AGENT_CAPTURE_OUTPUT_SNIPPETS"),
            allowEventOptIn: isOn("CODING_AGENT_ALLOW_EVENT_LEVEL_OPT_IN"),
            conversations: !["false", "0"].contains(environment["MODA_CAPTURE_CONVERSATIONS"]))
    }

    /// The policy for one event, after its own wishes.
    func applied(promptsOptIn: Bool, outputsOptIn: Bool) -> CapturePolicy {
        CapturePolicy(
            prompts: prompts || (allowEventOptIn && promptsOptIn),
            outputs: outputs || (allowEventOptIn && outputsOptIn), conversations: conversations)
    }
}
