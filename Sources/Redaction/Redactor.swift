/// Replaces secrets in decoded text by markers that name the rule, and leaves the rest as it is.
///
/// One pass over the UTF-8 bytes finds anchors (key prefixes, key names, structures); a bounded check
/// at each decides. Making one builds the anchor table, so keep it; a call shares nothing with another.
package struct Redactor: Sendable {
    private let rules: RuleBook

    package init() {
        rules = RuleBook.standard
    }

    /// Returns the text with each secret replaced by `[REDACTED:<rule-id>]`.
    ///
    /// A second call changes nothing. Text without secrets comes back as it was.
    package func redact(_ text: String) -> String {
        var current = text
        for _ in 0..<Self.roundLimit {
            let found = secrets(in: current)
            guard !found.isEmpty else { return current }
            current = Marker.replacing(found, in: current)
        }
        return current
    }

    /// Redacts a value by its own text and by what its key's name promises.
    ///
    /// Under a key such as `api_key`, `Authorization` or `Cookie` the whole value may be the secret.
    package func redact(value: String, key: String) -> String {
        let inner = redact(value)
        guard let kind = KeyName.kind(of: key) else { return inner }
        let keyed = KeyedValue(kind: kind, rules: rules).redact(inner)
        // What the key's rule took may have hidden a neighbour from the others.
        return keyed == inner ? inner : redact(keyed)
    }

    /// Finds the secrets in the text, in order and without overlaps.
    package func secrets(in text: String) -> [Finding] {
        var copy = text
        return copy.withUTF8 { buffer in
            let bytes = Bytes(buffer)
            // Most texts are short and plain: names, ids, paths.
            guard rules.table.hasHit(in: bytes) || EncodedRuns.mayOccur(in: bytes) else { return [] }
            var scan = Scan(text: bytes, rules: rules)
            return scan.findings()
        }
    }

    /// Tells whether the text holds a marker that a redactor has written.
    package static func holdsMarker(_ text: String) -> Bool {
        var copy = text
        return copy.withUTF8 { Marker.firstRange(in: Bytes($0)) != nil }
    }

    /// A replacement can lay bare a neighbour; more than two rounds were never seen, and the bound keeps
    /// the time linear.
    private static let roundLimit = 4
}
