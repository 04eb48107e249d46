/// A text that knows which of its signs stand in running words, and which in code spans, quotes or brackets.
struct RunningText {
    /// How far the end of a quote or bracket is looked for.
    private static let reach = 300

    let signs: [Character]
    private var isInside: [Bool]

    init(_ text: String) {
        signs = Array(text)
        isInside = Array(repeating: false, count: signs.count)
        var index = 0
        while index < signs.count {
            let end = end(ofSpanAt: index) ?? index
            if end > index {
                isInside.replaceSubrange(index...end, with: repeatElement(true, count: end - index + 1))
            }
            index = end + 1
        }
    }

    func isOpen(_ index: Int) -> Bool { signs.indices.contains(index) && !isInside[index] }

    func isSpace(_ index: Int) -> Bool { !signs.indices.contains(index) || signs[index].isWhitespace }

    func text(_ range: Range<Int>) -> String { String(signs[range]).trimmingSpaces() }

    /// The text cut at white space; spans stay whole.
    var tokens: [String] {
        var tokens = [""]
        for index in signs.indices {
            if isOpen(index), signs[index].isWhitespace {
                tokens.append("")
            } else {
                tokens[tokens.count - 1].append(signs[index])
            }
        }
        return tokens.filter { !$0.isEmpty }
    }

    private func end(ofSpanAt start: Int) -> Int? {
        let open = signs[start]
        guard let close = Self.closing[open] else { return nil }
        if open == "\"", start > 0, signs[start - 1].isLetter || signs[start - 1].isNumber { return nil }
        var depth = 0
        for index in start..<min(signs.count, start + Self.reach) {
            if signs[index] == close, index > start || open != close {
                depth -= 1
            } else if signs[index] == open {
                depth += 1
            }
            if depth == 0 { return index }
        }
        return nil
    }

    private static let closing: [Character: Character] = [
        "`": "`", "\"": "\"", "“": "”", "„": "“", "«": "»", "(": ")", "[": "]", "{": "}",
    ]
}
