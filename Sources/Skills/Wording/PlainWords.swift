/// Other people's words made safe to stand inside one line of Markdown that an agent will read.
///
/// What a person typed is hostile input here: it may hold headings, fences, front matter, HTML, links,
/// characters that nobody sees, or Claude Code's `!` before a code span, which runs the command in it.
package enum PlainWords {
    /// One line without markup that could change the document around it; cut at a word with `…` after `limit`
    /// characters.
    package static func line(_ raw: String, limit: Int = 400) -> String {
        let words = visible(raw).split(whereSeparator: \.isWhitespace).map { Links.plain(String($0)) }
        let text = withoutMarks(balanced(words.joined(separator: " ")))
        return cut(escaped(text), limit)
    }

    /// The text without characters that nobody sees, every white space a plain one.
    static func visible(_ raw: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in raw.unicodeScalars
        where scalar.properties.isWhitespace || !HiddenCharacters.isHidden(scalar) {
            scalars.append(scalar.properties.isWhitespace ? " " : scalar)
        }
        return String(scalars)
    }

    /// The text cut at the end of a word, with an ellipsis where something is missing.
    static func cut(_ text: String, _ limit: Int) -> String {
        guard text.count > limit else { return text }
        var head = text.prefix(max(1, limit - 1))
        if let space = head.lastIndex(of: " "), head.distance(from: head.startIndex, to: space) > limit / 2 {
            head = head[..<space]
        }
        return balanced(String(head)) + "…"
    }

    /// Backtick runs become single ones, and all go where they do not pair.
    private static func balanced(_ text: String) -> String {
        var out = ""
        var count = 0
        for character in text {
            if character == "`" {
                if out.last == "`" { continue }
                count += 1
                while out.last == "!" { out.removeLast() }
            }
            out.append(character)
        }
        return count.isMultiple(of: 2) ? out : out.replacing("`", with: "'")
    }

    /// The text without what makes a line a heading, quote, list item, rule or table at its head.
    private static func withoutMarks(_ text: String) -> String {
        var rest = text[...]
        while let first = rest.first {
            let isFlag = rest.hasPrefix("--") && rest.dropFirst(2).first?.isLetter == true
            let digits = rest.prefix(while: \.isWholeNumber).count
            let after = rest.dropFirst(digits).prefix(2)
            if "#>-*+=|~:".contains(first) || first.isWhitespace, !isFlag {
                rest.removeFirst()
            } else if digits > 0, after == ". " || after == ") " {
                rest = rest.dropFirst(digits + 2)
            } else {
                break
            }
        }
        return String(rest)
    }

    /// HTML and link syntax outside code spans made to stand for themselves.
    private static func escaped(_ text: String) -> String {
        var parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
        for index in parts.indices where index.isMultiple(of: 2) {
            parts[index] = parts[index].replacing("<", with: "&lt;").replacing("](", with: "] (").replacing(
                "![", with: "[")
        }
        return parts.joined(separator: "`")
    }
}
