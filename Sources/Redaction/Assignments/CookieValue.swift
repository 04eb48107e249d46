/// The value of a `Cookie` or `Set-Cookie` header: `a=b; c=d`.
enum CookieValue {
    /// Finds each cookie's value and leaves the names and attributes readable.
    static func secrets(in text: Bytes, _ range: Range<Int>) -> [Finding] {
        guard !Placeholder.isPlaceholder(text, range) else { return [] }
        var found: [Finding] = []
        var at = range.lowerBound
        while at < range.upperBound {
            let end =
                text.runEnd(of: pairEnd.inverted, from: at, limit: range.upperBound - at)
            if let value = value(text, at..<end) { found.append(Finding(rule: "cookie", range: value)) }
            at = end + 1
        }
        return found
    }

    private static func value(_ text: Bytes, _ pair: Range<Int>) -> Range<Int>? {
        let name = text.runEnd(of: .blank, from: pair.lowerBound)
        let equals = text.runEnd(of: nameEnd.inverted, from: name, limit: pair.upperBound - name)
        guard equals < pair.upperBound else { return nil }
        let start = text.runEnd(of: .blank, from: equals + 1, limit: 4)
        guard start < pair.upperBound else { return nil }
        let value = start..<pair.upperBound
        let isAttribute = attributes.contains(text.string(name..<equals).lowercased())
        guard !isAttribute, !Placeholder.isPlaceholder(text, value) else { return nil }
        return Marker.end(in: text, at: value.lowerBound) == value.upperBound ? nil : value
    }

    /// Maps have colons and commas where the header has `=` and `;`.
    private static let nameEnd = ByteClass("=:")
    private static let pairEnd = ByteClass(";,}")

    private static let attributes: Set<String> = [
        "path", "domain", "expires", "max-age", "samesite", "version", "priority",
    ]
}
