/// Pieces of two to four characters of a text's words, hashed and counted: robust to typos and to any language.
///
/// Only buckets are kept, so that no text can be read back from weights.
struct Grams: Sendable {
    static let bits: UInt32 = 13

    /// Bucket to its share of the text: the shares' squares sum to 1.
    var shares: [UInt32: Double]

    /// Reads at most the first 800 bytes.
    init(_ text: String) {
        var counts: [UInt32: Double] = [:]
        var word: [UInt32] = [32]
        for scalar in text.utf8.prefix(800).scalars {
            if scalar.properties.isWhitespace {
                Grams.count(&word, in: &counts)
            } else {
                word.append((65...90).contains(scalar.value) ? scalar.value | 0x20 : scalar.value)
            }
        }
        Grams.count(&word, in: &counts)
        let length = counts.values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        shares = length > 0 ? counts.mapValues { $0 / length } : [:]
    }

    private static func count(_ word: inout [UInt32], in counts: inout [UInt32: Double]) {
        guard word.count > 1 else { return }
        word.append(32)
        for size in 2...4 where word.count >= size {
            for start in 0...(word.count - size) {
                counts[bucket(word[start..<(start + size)]), default: 0] += 1
            }
        }
        word = [32]
    }

    /// FNV-1a over the characters, folded to the top bits of a multiplicative hash.
    private static func bucket(_ characters: ArraySlice<UInt32>) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for character in characters { hash = (hash ^ character) &* 16_777_619 }
        return (hash &* 2_654_435_761) >> (32 - bits)
    }
}
