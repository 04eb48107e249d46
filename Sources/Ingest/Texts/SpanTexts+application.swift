internal import Events
internal import OTLP

extension SpanTexts {
    /// The attributes of an LLM application's span or span event.
    func applicationAttributes(_ attributes: [KeyValue]) -> [KeyValue] {
        var result = attributes
        keeper.clean(&result)
        return result
    }
}
