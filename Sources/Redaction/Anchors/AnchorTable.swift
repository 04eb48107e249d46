/// A finite automaton that meets every anchor in one pass, one table step a byte (Aho and Corasick, 1975).
struct AnchorTable: Sendable {
    /// The state after a byte: row by state, column by the byte's class.
    private let next: [UInt16]
    private let classOf: [UInt8]
    /// States from here on have anchors that end in them.
    private let firstEnding: UInt16
    private let endings: [[Int]]

    static let columnBits = 6

    init(_ anchors: [Anchor]) {
        var trie = AnchorTrie(anchors.map(\.text))
        trie.link()
        (next, firstEnding, endings) = trie.table()
        classOf = trie.classOf
    }

    /// Calls the body with each anchor's index and the offset after it; the body answers where to go on.
    @inline(__always)
    func forEachHit(in text: Bytes, _ body: (_ anchor: Int, _ end: Int) -> Int) {
        next.withUnsafeBufferPointer { next in
            classOf.withUnsafeBufferPointer { classOf in
                var state: UInt16 = 0
                var at = 0
                while at < text.count {
                    let column = Int(classOf[Int(text.buffer[at])])
                    state = next[Int(state) << Self.columnBits | column]
                    at += 1
                    guard state >= firstEnding else { continue }
                    let resume = resumption(state, at, body)
                    if resume > at { (at, state) = (resume, 0) }
                }
            }
        }
    }

    private func resumption(_ state: UInt16, _ end: Int, _ body: (Int, Int) -> Int) -> Int {
        var resume = end
        for anchor in endings[Int(state - firstEnding)] { resume = max(resume, body(anchor, end)) }
        return resume
    }
}
