internal import Events

/// Applies the row "messages of LLM applications" of the table "Which text is kept" to spans and evaluations
/// of LLM Observability, and redacts the rest.
struct DatadogTexts {
    let policy: CapturePolicy
    let keeper: TextKeeper

    /// A request's spans: one object that lists them (2.x), or a list of such objects.
    func spans(_ value: JSONValue) -> JSONValue {
        if let list = value.array { return .array(list.map(spans)) }
        return members(of: value) { key, value in
            guard key == "spans", let list = value.array else { return nil }
            return .array(list.map(span))
        }
    }

    /// A request's evaluations: `data.attributes.metrics`.
    func evaluations(_ value: JSONValue) -> JSONValue {
        members(of: value) { key, value in
            switch key {
            case "data", "attributes": value.object == nil ? nil : evaluations(value)
            case "metrics": value.array.map { .array($0.map(evaluation)) }
            default: nil
            }
        }
    }

    private func span(_ value: JSONValue) -> JSONValue {
        members(of: value) { key, value in
            switch key {
            case "meta": value.object == nil ? nil : meta(value)
            case "tags": tags(value)
            default: nil
            }
        }
    }

    private func meta(_ value: JSONValue) -> JSONValue {
        var markers: Set<String> = []
        let meta = members(of: value) { key, value in
            switch key {
            case "input", "expected_output": words(value, key: key, "prompt_text_redacted", &markers)
            case "output": words(value, key: key, "output_snippet_redacted", &markers)
            case "error": value.object.map { .object(keeper.mapped($0) { error($1, key: $0) }) }
            case "error.message", "error.stack": error(value, key: key)
            default: nil
            }
        }
        return marked(meta, markers)
    }

    /// What judges and users write themselves, who quote what was said.
    private static let said: Set<String> = ["reasoning", "text_value", "json_value"]

    private func evaluation(_ value: JSONValue) -> JSONValue {
        var markers: Set<String> = []
        let evaluation = members(of: value) { key, value in
            if Self.said.contains(key) { return words(value, key: key, "prompt_text_redacted", &markers) }
            return key == "tags" ? tags(value) : nil
        }
        guard !policy.conversations, case .object(var members) = evaluation else {
            return marked(evaluation, markers)
        }
        for name in Self.said { members[name + ".trace"] = members.removeValue(forKey: name) }
        return marked(.object(members), markers)
    }

    private func marked(_ value: JSONValue, _ markers: Set<String>) -> JSONValue {
        guard case .object(let members) = value, !markers.isEmpty else { return value }
        return .object(members.merging(markers.map { ($0, .bool(true)) }) { _, marker in marker })
    }

    /// What was said: cleaned, or where the server keeps no conversations, its lengths and digests.
    private func words(
        _ value: JSONValue, key: String, _ marker: String, _ markers: inout Set<String>
    ) -> JSONValue {
        let said = DroppedText.removed(from: value)
        guard policy.conversations else {
            markers.insert(marker)
            return TracedTexts(keeper: keeper).traced(said, key: key)
        }
        var nested = NestedTexts(keeper: keeper, cut: .message)
        let kept = nested.cleaned(said, key: key)
        if nested.foundPlaceholder || said != value { markers.insert(marker) }
        return kept ?? .null
    }

    /// Tags are an object, or a list of `name:value`, of which each value is redacted by its name.
    private func tags(_ value: JSONValue) -> JSONValue? {
        value.array.map { list in
            .array(
                list.map { tag in
                    guard let text = tag.string, let colon = text.firstIndex(of: ":") else {
                        return cleaned(tag, key: "tags")
                    }
                    let name = String(text[..<colon])
                    let value = String(text[text.index(after: colon)...])
                    return .string(keeper.key(name) + ":" + keeper.attribute(value, key: name))
                })
        }
    }

    private func error(_ value: JSONValue, key: String) -> JSONValue {
        value.string.map { .string(keeper.error($0)) } ?? cleaned(value, key: key)
    }

    /// The members by their redacted names, each changed, or cleaned where `change` has nothing to say.
    private func members(
        of value: JSONValue, _ change: (String, JSONValue) -> JSONValue?
    ) -> JSONValue {
        guard case .object(let members) = value else { return cleaned(value, key: "") }
        return .object(keeper.mapped(members) { change($0, $1) ?? cleaned($1, key: $0) })
    }

    private func cleaned(_ value: JSONValue, key: String) -> JSONValue {
        var nested = NestedTexts(keeper: keeper, cut: .other)
        return nested.cleaned(value, key: key) ?? .null
    }
}
