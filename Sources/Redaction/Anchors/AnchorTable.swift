/// A finite automaton that meets every anchor in one pass, one table step a byte (Aho and Corasick, 1975).
///
/// Anchors are met in any case; a rule that minds the case compares again. The table lies in memory of its
/// own, as a scan of a short text would else spend a third of its time on the arrays' reference counts.
/// Unchecked, as nothing writes to that memory after `init`.
final class AnchorTable: @unchecked Sendable {
    /// The state after a byte: row by state, column by the byte's class.
    private let next: UnsafeMutableBufferPointer<UInt16>
    private let classOf: UnsafeMutableBufferPointer<UInt8>
    /// States from here on have anchors that end in them.
    private let firstEnding: UInt16
    /// The anchors by ending state, one after another, and where each state's begin.
    private let endings: [Int]
    private let endingStart: [Int]

    static let columnBits = 6

    init(_ texts: [[UInt8]]) {
        var trie = AnchorTrie(texts.map { $0.map(\.lowercased) })
        trie.link()
        let table = trie.table()
        firstEnding = table.firstEnding
        endings = table.endings.flatMap { $0 }
        endingStart = table.endings.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
        next = .allocate(capacity: table.next.count)
        _ = next.initialize(fromContentsOf: table.next)
        classOf = .allocate(capacity: trie.classOf.count)
        _ = classOf.initialize(fromContentsOf: trie.classOf)
    }

    deinit {
        next.deallocate()
        classOf.deallocate()
    }

    /// Tells whether any anchor occurs.
    @inline(__always)
    func hasHit(in text: Bytes) -> Bool {
        var state: UInt16 = 0
        for byte in text.buffer {
            state = next[Int(state) << Self.columnBits | Int(classOf[Int(byte)])]
            if state >= firstEnding { return true }
        }
        return false
    }

    /// Calls the body with each anchor's index and the offset after it; the body answers where to go on.
    @inline(__always)
    func forEachHit(in text: Bytes, _ body: (_ anchor: Int, _ end: Int) -> Int) {
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

    private func resumption(_ state: UInt16, _ end: Int, _ body: (Int, Int) -> Int) -> Int {
        let row = Int(state - firstEnding)
        var resume = end
        for index in endingStart[row]..<endingStart[row + 1] {
            resume = max(resume, body(endings[index], end))
        }
        return resume
    }
}
