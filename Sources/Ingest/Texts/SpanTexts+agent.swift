internal import Events
internal import OTLP

extension SpanTexts {
    /// The attributes of a coding agent's span or span event.
    func agentAttributes(_ attributes: [KeyValue]) -> [KeyValue] {
        var result = attributes
        keeper.clean(&result)
        return result
    }
}
