/// A text with one secret in it.
struct Positive: Codable {
    let family: String
    let carrier: String
    let text: String
    /// The secret as it stands in the text: encoded, if the carrier encodes it.
    let secret: String
}

extension Positive {
    /// Tells whether a redacted text still shows a useful part of the secret: a third of it, and at
    /// least eight characters when it has as many.
    func leaks(in redacted: String) -> Bool {
        let secret = Array(secret.utf8)
        let window = min(secret.count, max(8, secret.count / 3))
        let text = Array(redacted.utf8)
        return (0...(secret.count - window)).contains { Self.occurs(secret[$0..<($0 + window)], in: text) }
    }

    private static func occurs(_ needle: ArraySlice<UInt8>, in text: [UInt8]) -> Bool {
        guard let first = needle.first, text.count >= needle.count else { return false }
        return (0...(text.count - needle.count)).contains { start in
            text[start] == first && text[start..<(start + needle.count)].elementsEqual(needle)
        }
    }
}
