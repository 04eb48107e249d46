/// Addresses in running words.
package enum Links {
    private static let schemes = [
        "http:", "https:", "ftp:", "file:", "data:", "javascript:", "ws:", "wss:", "ssh:", "git:",
    ]

    /// The word with an address in it replaced by `(link)`; other words as they are.
    static func plain(_ word: String) -> String { isAddress(word) ? "(link)" : word }

    package static func isAddress(_ word: String) -> Bool {
        // Nearly all words end here: an address has a colon, or a dot behind www.
        guard word.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }) else {
            return false
        }
        let lower = word.lowercased()
        return lower.contains("://") || lower.contains("www.")
            || schemes.contains { lower.contains($0 + "/") }
            || lower.hasPrefix("data:") || lower.hasPrefix("javascript:") || lower.hasPrefix("mailto:")
            || lower.contains("(javascript:") || lower.contains("(data:")
    }
}
