internal import Events
internal import OTLP

/// Applies the row "messages of LLM applications" of the table "Which text is kept".
///
/// Messages, inputs and outputs are kept, redacted and cut each by itself, unless the server's setting says
/// no; then their lengths and digests stay, with the same markers as where an SDK held a text back.
struct ApplicationTexts {
    let policy: CapturePolicy
    let keeper: TextKeeper

    func kept(_ attributes: [KeyValue]) -> [KeyValue] {
        var markers: Set<String> = []
        let result = attributes.compactMap { kept($0, &markers) }
        return result + markers.sorted().map { KeyValue($0, .bool(true)) }
    }

    /// The body of a log record, which is a message where the record is one of the `gen_ai` events.
    func kept(body: JSONValue, event: String, _ attributes: inout [KeyValue]) -> JSONValue {
        guard event.hasPrefix("gen_ai."), body != .null else {
            return cleaned(body, key: "", cut: .other) ?? .null
        }
        let textClass = event == "gen_ai.choice" ? ApplicationTextClass.output : .input
        var markers: Set<String> = []
        let result = kept(body, key: "", textClass, &markers)
        attributes += markers.sorted().map { KeyValue($0, .bool(true)) }
        return result ?? .null
    }

    /// The attribute as it may be stored; nil where nothing of it stays but a marker.
    private func kept(_ attribute: KeyValue, _ markers: inout Set<String>) -> KeyValue? {
        let (name, value) = (attribute.key, attribute.value.json)
        let textClass = ApplicationTextClass(of: name)
        switch textClass {
        case .noise: return nil
        case .error where value.string != nil:
            return KeyValue(keeper.key(name), .string(keeper.error(value.string ?? "")))
        case .input, .output:
            let isTraced = !policy.conversations && !ApplicationTextClass.isMetadata(name) && value != .null
            guard let kept = kept(value, key: name, textClass, &markers) else { return nil }
            return KeyValue(keeper.key(name) + (isTraced ? ".trace" : ""), kept)
        case .error, .other:
            return cleaned(value, key: name, cut: .other).map { KeyValue(keeper.key(name), $0) }
        }
    }

    private func kept(
        _ value: JSONValue, key: String, _ textClass: ApplicationTextClass, _ markers: inout Set<String>
    ) -> JSONValue? {
        let marker = textClass == .output ? "output_snippet_redacted" : "prompt_text_redacted"
        var nested = NestedTexts(keeper: keeper, cut: .message)
        let kept = nested.cleaned(value, key: key)
        if nested.foundPlaceholder { markers.insert(marker) }
        guard !policy.conversations, !ApplicationTextClass.isMetadata(key), let kept, kept != .null else {
            return kept
        }
        markers.insert(marker)
        let text = value.string ?? value.text
        return keeper.trace(of: text, keptAs: kept.string ?? kept.text)
    }

    private func cleaned(_ value: JSONValue, key: String, cut: NestedTexts.Cut) -> JSONValue? {
        var nested = NestedTexts(keeper: keeper, cut: cut)
        return nested.cleaned(value, key: key)
    }
}
