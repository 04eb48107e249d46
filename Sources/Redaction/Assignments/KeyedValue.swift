/// A value whose key was decoded with it, as an attribute or a JSON member is.
struct KeyedValue {
    let kind: KeyKind
    let rules: RuleBook

    /// Redacts the value, already redacted by its own text, by its key's kind.
    func redact(_ value: String) -> String {
        var copy = value
        let found = copy.withUTF8 { secrets(in: Bytes($0)) }
        return found.isEmpty ? value : Marker.replacing(found, in: value)
    }

    private func secrets(in text: Bytes) -> [Finding] {
        let whole = 0..<text.count
        guard !whole.isEmpty, Marker.firstRange(in: text) == nil, !Placeholder.isPlaceholder(text, whole)
        else {
            return []
        }
        switch kind {
        case .cookie:
            let pairs = CookieValue.secrets(in: text, whole)
            return pairs.isEmpty ? [Finding(rule: kind.rule, range: whole)] : pairs
        case .authorization:
            let parts = AuthorizationValue.secrets(in: text, whole)
            return parts.isEmpty ? [Finding(rule: kind.rule, range: whole)] : parts
        case .vague where kind.isParameter: return []
        case .vague:
            return Randomness.looksRandom(text, whole) ? [Finding(rule: kind.rule, range: whole)] : []
        case .password, .secret:
            return [Finding(rule: kind.rule, range: whole)]
        }
    }
}
