/// Short words and what belongs to them: a hash table that is asked with packed words.
struct WordTable<Entry: Sendable>: Sendable {
    private struct Slot: Sendable {
        let low: UInt64
        let high: UInt64
        let entry: Entry?
    }

    private let slots: [Slot]
    private let mask: Int

    init(_ entries: [String: Entry]) {
        var size = 16
        while size < entries.count * 4 { size *= 2 }
        var slots = [Slot](repeating: Slot(low: 0, high: 0, entry: nil), count: size)
        for (text, entry) in entries {
            let word = NameWord(text)
            precondition(word.isShort, "\(text) is too long a word for the table")
            var at = Self.hash(word) & (size - 1)
            while slots[at].entry != nil { at = (at + 1) & (size - 1) }
            slots[at] = Slot(low: word.low, high: word.high, entry: entry)
        }
        self.slots = slots
        mask = size - 1
    }

    subscript(word: NameWord) -> Entry? {
        guard word.isShort else { return nil }
        var at = Self.hash(word) & mask
        while let entry = slots[at].entry {
            if slots[at].low == word.low, slots[at].high == word.high { return entry }
            at = (at + 1) & mask
        }
        return nil
    }

    private static func hash(_ word: NameWord) -> Int {
        let mixed = (word.low ^ word.high &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
        return Int(truncatingIfNeeded: mixed >> 33)
    }
}
