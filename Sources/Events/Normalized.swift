/// What a normalizer found in one raw event; each kind in the order in which it stands in the body.
package struct Normalized: Sendable, Equatable {
    /// Rows of `coding_agent_events`.
    package var events: [CodingAgentEvent]
    /// Rows of `llm_spans`.
    package var spans: [LLMSpan]
    /// Rows of `evaluations`.
    package var evaluations: [Evaluation]

    package init(
        events: [CodingAgentEvent] = [], spans: [LLMSpan] = [], evaluations: [Evaluation] = []
    ) {
        self.events = events
        self.spans = spans
        self.evaluations = evaluations
    }
}
