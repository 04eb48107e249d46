internal import OTLP

/// Attributes that were cleaned already in this request: agents repeat most of theirs in every record, and the
/// same text by the same name has the same outcome.
struct CleanedAttributes {
    private let keeper: TextKeeper
    /// The last value of each name.
    private var last: [String: (text: String, cleaned: KeyValue)] = [:]

    /// Longer texts are rarely repeated.
    private static let longest = 256

    init(keeper: TextKeeper) { self.keeper = keeper }

    mutating func cleaned(_ attribute: KeyValue) -> KeyValue {
        guard case .stringValue(let text) = attribute.value.value, text.utf8.count <= Self.longest else {
            return keeper.cleaned(attribute)
        }
        if let known = last[attribute.key], known.text == text { return known.cleaned }
        let cleaned = keeper.cleaned(attribute)
        last[attribute.key] = (text, cleaned)
        return cleaned
    }
}
