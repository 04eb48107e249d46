/// The sentences of what a user typed, without code blocks and quoted lines.
enum Sentences {
    /// Longer words are pasted, not said.
    private static let longest = 4_000

    /// The sentences in order, a question with its mark; none ends inside code, quotes or brackets.
    static func all(in words: String) -> [String] {
        paragraphs(String(words.prefix(longest))).flatMap(cut)
    }

    /// Lines, where a list belongs to the line with a colon before it: "never: - commit - push" is one rule.
    private static func paragraphs(_ words: String) -> [String] {
        var found: [String] = []
        var isCode = false
        var isList = false
        for raw in words.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = raw.trimmingSpaces()
            if line.hasPrefix("```") || line.hasPrefix("~~~") { isCode.toggle() }
            guard !isCode, !line.hasPrefix("```"), !line.hasPrefix("~~~"), !line.hasPrefix(">"), !line.isEmpty
            else { continue }
            if isList, isItem(line) {
                found[found.count - 1] += " " + line
            } else {
                found.append(line)
                isList = line.hasSuffix(":")
            }
        }
        return found
    }

    private static func isItem(_ line: String) -> Bool {
        "-*+•".contains(line.first ?? " ") || line.first?.isNumber == true
    }

    private static func cut(_ line: String) -> [String] {
        let text = RunningText(line)
        var found: [String] = []
        var start = 0
        for index in text.signs.indices where isEnd(index, text, from: start) {
            let keepsMark = "?？".contains(text.signs[index])
            found.append(text.text(start..<(keepsMark ? index + 1 : index)))
            start = index + 1
        }
        found.append(text.text(start..<text.signs.count))
        return found.filter { !Words.all($0).isEmpty }
    }

    private static func isEnd(_ index: Int, _ text: RunningText, from start: Int) -> Bool {
        let sign = text.signs[index]
        guard text.isOpen(index), !"。！？；".contains(sign) else { return text.isOpen(index) }
        guard ".!?;…".contains(sign), text.isSpace(index + 1) else { return false }
        let last = Words.all(text.text(start..<index)).last ?? ""
        return sign != "." || !["e.g", "i.e", "etc", "vs", "eg", "ie", "approx"].contains(last)
    }
}
