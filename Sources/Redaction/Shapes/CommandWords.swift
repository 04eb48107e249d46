/// The words of one shell command, without their quotes.
struct CommandWords {
    let text: Bytes
    /// Where the reading stands.
    var position: Int { at }
    private var at: Int
    private let stop: Int
    /// The words stand in a list, `["-p", "x"]`.
    private let isList: Bool

    init(text: Bytes, from start: Int, isList: Bool = false) {
        self.text = text
        self.isList = isList
        at = start
        stop = min(text.count, start + 512)
    }

    /// Returns the next word's place, or nil at the command's end.
    mutating func next() -> Range<Int>? {
        skipBlanks()
        guard at < stop, !Self.commandEnd.contains(text[at]), !isEscapedNewline else { return nil }
        let start = at
        if isList { return QuoteMark.end(in: text, at: at) == nil ? nil : quoted() }
        if QuoteMark.end(in: text, at: at) != nil { return quoted() }
        at = text.runEnd(of: ByteClass("\\"), from: at, limit: 2)
        at = text.runEnd(of: Self.wordEnd.inverted, from: at, limit: stop - at)
        if ByteClass.quote.contains(text[at]), at > start { return attachedQuote(from: start) }
        return at > start ? start..<at : nil
    }

    /// Takes the quotes off an attached argument, `-p'secret'`.
    static func unquoted(_ text: Bytes, _ range: Range<Int>) -> Range<Int> {
        guard ByteClass.quote.contains(text[range.lowerBound]), range.count >= 2 else { return range }
        return (range.lowerBound + 1)..<(range.upperBound - 1)
    }

    /// Returns the place after a command's name that is itself a list's text, `"mysql",`, or nil.
    static func listStart(_ text: Bytes, _ name: Range<Int>) -> Int? {
        guard ByteClass.quote.contains(text[name.lowerBound - 1]),
            let end = QuoteMark.end(in: text, at: name.upperBound)
        else { return nil }
        let comma = text.runEnd(of: .blank, from: end, limit: 16)
        return text[comma] == UInt8(ascii: ",") ? comma : nil
    }

    private mutating func skipBlanks() {
        at = text.runEnd(of: isList ? Self.listJoint : .blank, from: at, limit: 64)
        while text[at] == UInt8(ascii: "\\"), ByteClass.lineEnd.contains(text[at + 1]) {
            at = text.runEnd(of: ByteClass(" \t\r\n"), from: at + 1, limit: 64)
        }
    }

    private mutating func quoted() -> Range<Int>? {
        let open = text.runEnd(of: ByteClass("\\"), from: at, limit: 8)
        guard ByteClass.quote.contains(text[open]),
            let end = QuotedText.end(in: text, from: open + 1, quote: text[open], slashes: open - at)
        else { return nil }
        let word = (open + 1)..<end
        at = end + (open - at) + 1
        return word
    }

    private mutating func attachedQuote(from start: Int) -> Range<Int>? {
        guard let end = QuotedText.end(in: text, from: at + 1, quote: text[at], slashes: 0) else {
            return start..<at
        }
        at = end + 1
        return start..<at
    }

    private var isEscapedNewline: Bool {
        text[at] == UInt8(ascii: "\\") && ByteClass("nr").contains(text[at + 1])
    }

    private static let listJoint = ByteClass(" \t\r\n,")
    private static let wordEnd = ByteClass(" \t\r\n\"'`\\|;&<>()")
    private static let commandEnd = ByteClass("\r\n|;&<>()")
}
