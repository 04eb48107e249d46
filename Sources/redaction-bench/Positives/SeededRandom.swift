/// A small generator whose numbers follow from its seed alone (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Draws characters from a set written out in full.
    mutating func string(_ alphabet: String, _ count: Int) -> String {
        let characters = Array(alphabet)
        return String((0..<count).map { _ in characters[Int.random(in: 0..<characters.count, using: &self)] })
    }

    mutating func string(_ alphabet: String, _ count: ClosedRange<Int>) -> String {
        string(alphabet, Int.random(in: count, using: &self))
    }

    mutating func pick<T>(_ items: [T]) -> T {
        items[Int.random(in: 0..<items.count, using: &self)]
    }
}

/// The alphabets of the published formats.
enum Alphabet {
    static let digit = "0123456789"
    static let hex = "0123456789abcdef"
    static let upperHex = "0123456789ABCDEF"
    static let lower = "abcdefghijklmnopqrstuvwxyz"
    static let upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    static let lowerAlnum = lower + digit
    static let upperAlnum = upper + digit
    static let base32 = upper + "234567"
    static let base62 = lower + upper + digit
    static let url64 = base62 + "_-"
    static let base64 = base62 + "+/"
    static let bech32 = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
}
