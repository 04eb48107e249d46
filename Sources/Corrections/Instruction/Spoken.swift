/// A word as written, and as it is compared.
struct Spoken: Sendable {
    var written: String
    /// Lower case, without apostrophes and the marks around it.
    var plain: String
    /// True where a mark sets it off from what follows: "no," but not "no tests".
    var endsPhrase: Bool

    init(_ written: String) {
        self.written = written
        endsPhrase = written.utf8.last.map { ",.:;!?-".utf8.contains($0) } ?? false
        let lower = written.lowercased().replacing("\u{2019}", with: "")
        var bytes = lower.utf8.filter { $0 != UInt8(ascii: "'") }[...]
        while let last = bytes.last, marks.contains(last) { bytes.removeLast() }
        while let first = bytes.first, marks.contains(first) { bytes.removeFirst() }
        plain = String(decoding: bytes, as: UTF8.self)
    }
}

private let marks = Set(",;:.!?()\"`*-".utf8)
