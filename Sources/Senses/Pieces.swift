/// The pieces of a text's words that the table knows: the longest known beginning of each word, then of what is left.
///
/// WordPiece's greedy rule (Wu et al. 2016), over hashes: `##` stands before a piece inside a word.
struct Pieces {
    private(set) var records: [Int32] = []
    private let table: SenseTable

    /// Reads at most so many pieces, as the table was made with.
    private static let most = 96
    /// A word of more bytes is no word.
    private static let longest = 64

    init(_ text: String, _ table: SenseTable) {
        self.table = table
        Words.forEach(in: text) { word in
            guard word.count <= Pieces.longest else { return }
            var rest = word
            while !rest.isEmpty, records.count < Pieces.most {
                take(&rest, isInside: rest.count < word.count)
            }
        }
    }

    /// Takes the longest known piece off a word's beginning; a character that is in none is left out.
    private mutating func take(_ rest: inout ArraySlice<UInt8>, isInside: Bool) {
        var hash = isInside ? Pieces.inside : Pieces.start
        var found: (record: Int32, end: Int)?
        for place in rest.indices {
            hash = Pieces.hash(rest[place], after: hash)
            if let record = table.record(of: hash) { found = (record, place + 1) }
        }
        guard let found else {
            rest = rest.dropFirst().drop { $0 & 0xC0 == 0x80 }
            return
        }
        records.append(found.record)
        rest = rest[found.end...]
    }

    /// FNV-1a, 32 bits.
    private static func hash(_ byte: UInt8, after hash: UInt32) -> UInt32 {
        (hash ^ UInt32(byte)) &* 16_777_619
    }

    private static let start: UInt32 = 2_166_136_261
    private static let inside = hash(UInt8(ascii: "#"), after: hash(UInt8(ascii: "#"), after: start))
}
