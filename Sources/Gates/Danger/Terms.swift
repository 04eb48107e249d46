/// Words and phrases that stand for one idea in several languages, found in folded text.
///
/// An entry is a word or phrase; `foo*` matches what begins so, `*foo*` what holds it, and `turn…off` both parts
/// in this order with a few words between. Scripts that put no spaces between words are matched anywhere.
struct Terms: Sendable {
    private struct Entry: Sendable {
        let head: [Character]
        /// What must follow in the same clause.
        let tail: [Character]?
        let isOpenBefore, isOpenAfter: Bool
    }

    /// Characters between the two parts of an entry with `…`.
    private static let reach = 80
    private let byHead: [Character: [Entry]]

    init(_ texts: [String]) {
        let entries = texts.map { text in
            let parts = text.split(separator: "…", maxSplits: 1).map(String.init)
            let first = parts.first ?? text
            let head = Array(FoldedText.fold(first.filter { $0 != "*" }))
            let isUnspaced = head.contains(where: Self.isUnspaced)
            return Entry(
                head: head, tail: parts.count == 2 ? Array(FoldedText.fold(parts[1])) : nil,
                isOpenBefore: first.hasPrefix("*") || isUnspaced,
                isOpenAfter: first.hasSuffix("*") || isUnspaced)
        }
        byHead = Dictionary(grouping: entries.filter { !$0.head.isEmpty }) { $0.head[0] }
    }

    /// Where the terms stand in a folded text, in its order.
    func places(in text: [Character]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for place in text.indices {
            for entry in byHead[text[place]] ?? [] where stands(entry, at: place, in: text) {
                found.append(place..<place + entry.head.count)
            }
        }
        return found
    }

    func areIn(_ text: [Character]) -> Bool { !places(in: text).isEmpty }

    private func stands(_ entry: Entry, at place: Int, in text: [Character]) -> Bool {
        let end = place + entry.head.count
        guard end <= text.count, text[place..<end].elementsEqual(entry.head) else { return false }
        guard entry.isOpenBefore || place == 0 || !Self.joins(text[place - 1]),
            entry.isOpenAfter || end == text.count || !Self.joins(text[end])
        else { return false }
        guard let tail = entry.tail else { return true }
        let rest = Array(text[end..<min(text.count, end + Self.reach)])
        return rest.ranges(of: tail).contains {
            $0.upperBound == rest.count || !Self.joins(rest[$0.upperBound])
        }
    }

    /// Whether a sign makes a longer word of the one beside it.
    private static func joins(_ sign: Character) -> Bool {
        sign.isLetter && !isUnspaced(sign) || sign.isNumber || sign == "-" || sign == "_"
    }

    static func isUnspaced(_ sign: Character) -> Bool {
        guard let value = sign.unicodeScalars.first?.value else { return false }
        return (0x0E00...0x0EFF).contains(value) || (0x1100...0x11FF).contains(value)
            || (0x3040...0x30FF).contains(value) || (0x3400...0x9FFF).contains(value)
            || (0xAC00...0xD7AF).contains(value)
    }
}
