/// Lines of base64 with something before them: line numbers, `> `, `# `, `id_rsa:`, quotes of a program.
enum KeyTextLines {
    /// Returns where the key text ends that begins on the line after `start`, or nil when none follows.
    static func end(in text: Bytes, from start: Int) -> Int? {
        var (end, at): (Int?, Int) = (nil, start)
        while let line = nextLine(text, at), let run = keyText(text, line) {
            guard run.count >= shortest || end != nil && run.count >= 4 else { break }
            end = run.upperBound
            at = line.upperBound
            if run.count < shortest { break }
        }
        return end
    }

    /// Returns where the key text begins that ends on the line before `end`, or nil when none stands there.
    static func start(in text: Bytes, before end: Int) -> Int? {
        var (start, at): (Int?, Int) = (nil, lineStart(text, end))
        var isLast = true
        while at > 0, end - at < 16_384 {
            let line = lineStart(text, at - 1)..<(at - 1)
            guard let run = keyText(text, line), run.count >= (isLast ? 4 : shortest) else { break }
            if run.count >= shortest || line.lowerBound == 0 { start = run.lowerBound }
            (at, isLast) = (line.lowerBound, false)
        }
        return start
    }

    /// The last run of base64 on a line, when only what ends a line of a program or list follows.
    private static func keyText(_ text: Bytes, _ line: Range<Int>) -> Range<Int>? {
        let end = text.runStart(of: closing, before: line.upperBound, limit: min(line.count, 16))
        let last =
            text.isEscapedLineEnd(before: end)
            ? text.runStart(of: ByteClass("\\nr"), before: end, limit: 4) : end
        let start = text.runStart(of: .base64, before: last, limit: last - line.lowerBound)
        guard start < last, start - line.lowerBound <= 80 else { return nil }
        return start..<last
    }

    private static func nextLine(_ text: Bytes, _ start: Int) -> Range<Int>? {
        let end = text.runEnd(of: ByteClass.lineEnd.inverted, from: start, limit: 512)
        guard ByteClass.lineEnd.contains(text[end]) else { return nil }
        let next = text.runEnd(of: .lineEnd, from: end, limit: 2)
        return next..<text.runEnd(of: ByteClass.lineEnd.inverted, from: next, limit: 512)
    }

    private static func lineStart(_ text: Bytes, _ end: Int) -> Int {
        text.runStart(of: ByteClass("\n").inverted, before: end, limit: 512)
    }

    private static let closing = ByteClass(" \t\r\n\"'`+,;\\)")
    private static let shortest = 40
}
