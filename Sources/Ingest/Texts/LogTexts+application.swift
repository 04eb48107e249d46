internal import Events
internal import OTLP

extension LogTexts {
    /// Applies the policy to a record of an LLM application: the `gen_ai` events carry messages in their body
    /// or attributes, all other records are ordinary logs.
    func applyToApplication(_ record: inout LogRecord) {
        let texts = ApplicationTexts(policy: policy, keeper: keeper)
        let named = record.attributes[key: "event.name"]?.string
        let event = record.eventName.isEmpty ? named ?? "" : record.eventName
        var attributes = texts.kept(record.attributes)
        record.body = AnyValue(texts.kept(body: record.body.json, event: event, &attributes))
        record.attributes = attributes
        record.severityText = keeper.command(record.severityText)
        record.eventName = keeper.command(record.eventName)
    }
}
