/// Words, pairs of neighbours and pairs with one word between, hashed: what is said about what, which pieces of
/// single words cannot tell.
///
/// Names of code, numbers and mentions each count as one word, so that nothing depends on a project's names. Only
/// buckets are kept, so that no text can be read back from weights.
struct WordGrams: Sendable {
    static let bits: UInt32 = 13

    /// The buckets that occur, in the order in which they first do.
    private(set) var buckets: [UInt32] = []

    /// The share of each bucket: their squares sum to 1.
    var share: Double { buckets.isEmpty ? 0 : 1 / Double(buckets.count).squareRoot() }

    /// Reads at most the first 60 words.
    init(_ tokens: [Token]) {
        var seen = [Bool](repeating: false, count: 1 << Int(WordGrams.bits))
        let hashes = [hash("^")] + tokens.prefix(60).map { hash(name(of: $0)) } + [hash("$")]
        for (place, word) in hashes.enumerated() {
            note(word, &seen)
            if place > 0 { note(pair(hashes[place - 1], word, mark: 1), &seen) }
            if place > 1 { note(pair(hashes[place - 2], word, mark: 2), &seen) }
        }
    }

    private mutating func note(_ hash: UInt32, _ seen: inout [Bool]) {
        let bucket = (hash &* 2_654_435_761) >> (32 - WordGrams.bits)
        guard !seen[Int(bucket)] else { return }
        seen[Int(bucket)] = true
        buckets.append(bucket)
    }
}

/// A word as it is counted: as it stands, or the class that it belongs to.
private func name(of token: Token) -> String {
    if token.text.utf8.first == UInt8(ascii: "@") { return "@" }
    if token.text.utf8.allSatisfy({ (48...57).contains($0) }) { return "#" }
    if token.text.unicodeScalars.first.map(isIdeograph) ?? false { return "=" }
    return token.isCode ? "/" : token.text
}

/// FNV-1a.
private func hash(_ word: String) -> UInt32 {
    word.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
}

private func pair(_ left: UInt32, _ right: UInt32, mark: UInt32) -> UInt32 {
    ((left &* 31 &+ mark) ^ right) &* 16_777_619 ^ (right >> 7)
}
