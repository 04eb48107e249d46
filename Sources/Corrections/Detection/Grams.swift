/// Pieces of two to four characters of a text's words, hashed and counted: robust to typos and to any language.
///
/// Only buckets are kept, so that no text can be read back from weights.
struct Grams: Sendable {
    static let bits: UInt32 = 13

    /// The buckets that occur, in the order in which they first do.
    private(set) var buckets: [UInt32] = []
    /// Their shares of the text: the shares' squares sum to 1.
    private(set) var shares: [Double] = []

    /// Reads at most the first 800 bytes.
    init(_ text: String) {
        var counts = [Double](repeating: 0, count: 1 << Int(Grams.bits))
        var word: [UInt32] = [32]
        for scalar in text.utf8.prefix(800).scalars {
            if isSpace(scalar) {
                count(&word, in: &counts)
            } else {
                word.append((65...90).contains(scalar.value) ? scalar.value | 0x20 : scalar.value)
            }
        }
        count(&word, in: &counts)
        shares = buckets.map { counts[Int($0)] }
        let length = shares.reduce(0) { $0 + $1 * $1 }.squareRoot()
        if length > 0 { shares = shares.map { $0 / length } }
    }

    private mutating func count(_ word: inout [UInt32], in counts: inout [Double]) {
        guard word.count > 1 else { return }
        word.append(32)
        for size in 2...4 where word.count >= size {
            for start in 0...(word.count - size) {
                let bucket = bucket(word[start..<(start + size)])
                if counts[Int(bucket)] == 0 { buckets.append(bucket) }
                counts[Int(bucket)] += 1
            }
        }
        word = [32]
    }
}

/// FNV-1a over the characters, folded to the top bits of a multiplicative hash.
private func bucket(_ characters: ArraySlice<UInt32>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for character in characters { hash = (hash ^ character) &* 16_777_619 }
    return (hash &* 2_654_435_761) >> (32 - Grams.bits)
}

private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 128
        ? scalar.value == 32 || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
}
