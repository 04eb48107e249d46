/// `Bearer …` and `Basic …` anywhere in a text, header or not.
enum SchemeWord {
    static func secret(in text: Bytes, after place: Range<Int>, rule: String) -> [Finding] {
        guard text.isFresh(at: place.lowerBound) else { return [] }
        let start =
            Joint.nextPiece(in: text, after: place.upperBound)
            ?? text.runEnd(of: .blank, from: place.upperBound, limit: 8)
        let end = text.runEnd(of: credential, from: start, limit: 8192)
        let range = start..<end
        guard range.count >= 8, !Placeholder.isPlaceholder(text, range) else { return [] }
        let isSecret = rule == "basic-auth" ? isPair(text, range) : isToken(text, range)
        return isSecret ? [Finding(rule: rule, range: range)] : []
    }

    /// Prose has words after "bearer"; tokens hold digits or are long.
    private static func isToken(_ text: Bytes, _ range: Range<Int>) -> Bool {
        Randomness.isMixed(text, range) || range.count >= 24
    }

    private static func isPair(_ text: Bytes, _ range: Range<Int>) -> Bool {
        guard let decoded = Base64.decode(text, range) else { return false }
        return decoded.contains(UInt8(ascii: ":"))
    }

    private static let credential = ByteClass.alnum.union("_-.~+/=")
}
