/// `printf 'secret' | tool secret put NAME` and its like: the secret stands before the pipe.
enum PipedSecret {
    static let anchors = [
        "--password-stdin", "--with-token", "secret put", "secret set", "secret add", "secret create",
        "secrets set",
        "secrets put", "secrets create", "secrets add", "versions add", "env add", "variable set", "sudo -s",
        "--token-stdin", "chpasswd", "passwd --stdin", "su -c", "kinit ", "cryptsetup ", "gh auth login",
    ]

    static func secret(in text: Bytes, before place: Range<Int>) -> [Finding] {
        let line = text.runStart(of: ByteClass.lineEnd.inverted, before: place.lowerBound, limit: 512)
        if let here = hereString(in: text, after: place.upperBound) { return here }
        guard let pipe = (line..<place.lowerBound).reversed().first(where: { text[$0] == UInt8(ascii: "|") }),
            let range = lastWord(in: text, from: line, to: pipe),
            range.count >= 4, !Placeholder.isReferenceOrTemplate(text, range),
            !Placeholder.holdsReference(text, range)
        else { return [] }
        return [Finding(rule: "secret", range: range)]
    }

    /// Finds the secret of `--password-stdin <<< secret`.
    private static func hereString(in text: Bytes, after end: Int) -> [Finding]? {
        let line = text.runEnd(of: ByteClass("<\r\n\\").inverted, from: end, limit: 200)
        guard text.matchesFolded("<<<", at: line) else { return nil }
        var words = CommandWords(text: text, from: line + 3)
        guard let word = words.next(), !Placeholder.isReferenceOrTemplate(text, word) else { return nil }
        return [Finding(rule: "secret", range: word)]
    }

    /// Returns the last argument of the `echo` or `printf` before the pipe.
    private static func lastWord(in text: Bytes, from line: Int, to pipe: Int) -> Range<Int>? {
        guard let start = (line..<pipe).reversed().first(where: { isPrinter(text, $0) }) else { return nil }
        var words = CommandWords(text: text, from: start)
        var last: Range<Int>?
        _ = words.next()
        while let word = words.next(), word.upperBound <= pipe { last = word }
        guard let word = last else { return nil }
        return text[word.lowerBound] == UInt8(ascii: "-") ? nil : withoutNewline(text, word)
    }

    private static func isPrinter(_ text: Bytes, _ at: Int) -> Bool {
        text.isFresh(at: at) && (text.matchesFolded("echo ", at: at) || text.matchesFolded("printf ", at: at))
    }

    /// The `\n` at the end of a printf text is no part of the secret.
    private static func withoutNewline(_ text: Bytes, _ word: Range<Int>) -> Range<Int> {
        let isEscape = word.count > 2 && text.isEscapedLineEnd(before: word.upperBound)
        return isEscape ? word.lowerBound..<(word.upperBound - 2) : word
    }
}
