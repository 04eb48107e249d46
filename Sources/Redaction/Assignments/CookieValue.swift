/// The value of a `Cookie` or `Set-Cookie` header: `a=b; c=d`.
enum CookieValue {
    /// Finds each cookie's value and leaves the names and attributes readable.
    static func secrets(in text: Bytes, _ range: Range<Int>) -> [Finding] {
        guard !Placeholder.isPlaceholder(text, range) else { return [] }
        var found: [Finding] = []
        var at = range.lowerBound
        while at < range.upperBound {
            let end =
                text.firstIndex(of: UInt8(ascii: ";"), from: at, before: range.upperBound) ?? range.upperBound
            if let value = value(text, at..<end) { found.append(Finding(rule: "cookie", range: value)) }
            at = end + 1
        }
        return found
    }

    private static func value(_ text: Bytes, _ pair: Range<Int>) -> Range<Int>? {
        let name = text.runEnd(of: .blank, from: pair.lowerBound)
        guard let equals = text.firstIndex(of: UInt8(ascii: "="), from: name, before: pair.upperBound) else {
            return nil
        }
        let value = (equals + 1)..<pair.upperBound
        let isAttribute = attributes.contains(text.string(name..<equals).lowercased())
        guard !isAttribute, !Placeholder.isPlaceholder(text, value) else { return nil }
        return Marker.end(in: text, at: value.lowerBound) == value.upperBound ? nil : value
    }

    private static let attributes: Set<String> = [
        "path", "domain", "expires", "max-age", "samesite", "version", "priority",
    ]
}
