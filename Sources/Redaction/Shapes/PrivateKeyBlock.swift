/// PEM private keys, whole or in halves.
enum PrivateKeyBlock {
    /// Finds the body after a `BEGIN … PRIVATE KEY` line, to the `END` line or as far as key text goes.
    static func secret(in text: Bytes, begin place: Range<Int>) -> [Finding] {
        guard let label = labelEnd(text, place) else { return [] }
        let end = text.runEnd(of: body, from: label)
        let last = trimmedEnd(text, label..<end)
        let first = text.runEnd(of: filler, from: label)
        if !isClosed(text, last), let lines = KeyTextLines.end(in: text, from: label), lines > last {
            return secret(text, first, lines)
        }
        if !isClosed(text, last), let end = closedEnd(text, label) { return secret(text, label, end) }
        return secret(text, first, last)
    }

    /// Where the END line begins, whatever joins the lines of key text before it: markup, a list's commas.
    private static func closedEnd(_ text: Bytes, _ label: Int) -> Int? {
        let dash = text.runEnd(of: ByteClass("-").inverted, from: label, limit: 16_384)
        guard text.matchesFolded("-----end ", at: dash), dash - label >= 128 else { return nil }
        let letters = (label..<dash).reduce(0) { $0 + (ByteClass.base64.contains(text[$1]) ? 1 : 0) }
        return letters * 10 >= (dash - label) * 7 ? trimmedEnd(text, label..<dash) : nil
    }

    private static func secret(_ text: Bytes, _ first: Int, _ last: Int) -> [Finding] {
        guard last - first >= 16, Randomness.looksRandom(text, first..<last) else { return [] }
        return [Finding(rule: "private-key", range: first..<last)]
    }

    /// Finds the key text before an `END … PRIVATE KEY` line whose beginning is missing.
    static func secret(in text: Bytes, end place: Range<Int>) -> [Finding] {
        guard privateLabelEnd(text, place.upperBound) != nil else { return [] }
        let start = text.runStart(of: body, before: place.lowerBound, limit: 16_384)
        let first = text.runEnd(of: filler, from: start)
        let last = trimmedEnd(text, start..<place.lowerBound)
        if last - first < 64, let line = KeyTextLines.start(in: text, before: place.lowerBound) {
            return secret(text, line, trimmedEnd(text, line..<place.lowerBound))
        }
        return secret(text, first, last)
    }

    private static func labelEnd(_ text: Bytes, _ place: Range<Int>) -> Int? {
        text[place.lowerBound] != UInt8(ascii: "-")
            ? text.runEnd(of: ByteClass.digit.union(" "), from: place.upperBound, limit: 8)
            : privateLabelEnd(text, place.upperBound)
    }

    /// Whether the END line stands right behind, so that nothing was left out.
    private static func isClosed(_ text: Bytes, _ last: Int) -> Bool {
        text.matchesFolded("-----end", at: text.runEnd(of: filler, from: last, limit: 64))
    }

    /// Returns the offset after `RSA PRIVATE KEY-----`, or nil for certificates and public keys.
    private static func privateLabelEnd(_ text: Bytes, _ start: Int) -> Int? {
        let end = text.runEnd(of: ByteClass.upperAlnum.union(" "), from: start, limit: 64)
        guard text[end] == UInt8(ascii: "-") else { return nil }
        let isPrivate = text.string(start..<end).contains("PRIVATE KEY")
        return isPrivate ? text.runEnd(of: ByteClass("-"), from: end, limit: 5) : nil
    }

    private static func trimmedEnd(_ text: Bytes, _ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, !ByteClass.base64.contains(text[end - 1]) { end -= 1 }
        return end
    }

    /// Base64 lines, real or escaped line ends, and the headers of an encrypted key.
    private static let body = ByteClass.base64.union(" \t\r\n\\:,")
    private static let filler = ByteClass(" \t\r\n\\")
}
