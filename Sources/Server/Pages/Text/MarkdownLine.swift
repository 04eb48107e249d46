/// What a line of Markdown begins.
enum MarkdownLine {
    struct Item {
        let indent: Int
        /// Columns before the text.
        let width: Int
        let isNumbered: Bool
        let number: Int
        let text: String
    }

    case blank
    case fence(String)
    case heading(Int, String)
    case rule
    case quote
    case item(Item)
    case row
    case text

    init(_ line: String) {
        let text = line.trimmedSpaces
        if text.isEmpty {
            self = .blank
        } else if let mark = Self.fence(text) {
            self = .fence(mark)
        } else if let heading = Self.heading(text) {
            self = heading
        } else if Self.isRule(text) {
            self = .rule
        } else if text.hasPrefix(">") {
            self = .quote
        } else if let item = Self.item(text, indent: line.indentWidth) {
            self = .item(item)
        } else {
            self = text.hasPrefix("|") ? .row : .text
        }
    }

    var continuesParagraph: Bool {
        switch self {
        case .text, .row: true
        // As in CommonMark: only a list that begins with 1 breaks into a paragraph.
        case .item(let item): item.isNumbered && item.number != 1
        case .blank, .fence, .heading, .rule, .quote: false
        }
    }

    private static func fence(_ text: String) -> String? {
        for mark in ["```", "~~~"] where text.hasPrefix(mark) {
            return String(text.prefix { String($0) == mark.prefix(1) })
        }
        return nil
    }

    private static func heading(_ text: String) -> MarkdownLine? {
        let level = text.prefix { $0 == "#" }.count
        let rest = text.dropFirst(level)
        guard (1...6).contains(level), rest.isEmpty || rest.first == " " else { return nil }
        return .heading(level, String(rest).trimmedSpaces)
    }

    private static func isRule(_ text: String) -> Bool {
        let marks = text.filter { $0 != " " }
        guard marks.count >= 3, let first = marks.first, "-*_".contains(first) else { return false }
        return marks.allSatisfy { $0 == first }
    }

    private static func item(_ text: String, indent: Int) -> Item? {
        if let first = text.first, "-*+".contains(first), text.dropFirst().first == " " {
            return Item(
                indent: indent, width: indent + 2, isNumbered: false, number: 0,
                text: String(text.dropFirst(2)).trimmedSpaces)
        }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let rest = text.dropFirst(digits.count)
        guard (1...9).contains(digits.count), let number = Int(digits), let mark = rest.first,
            mark == "." || mark == ")", rest.dropFirst().first == " "
        else { return nil }
        return Item(
            indent: indent, width: indent + digits.count + 2, isNumbered: true, number: number,
            text: String(rest.dropFirst(2)).trimmedSpaces)
    }
}

extension String {
    var trimmedSpaces: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }

    /// Columns of white space at the beginning; a tab is four.
    var indentWidth: Int { prefix { $0 == " " || $0 == "\t" }.reduce(0) { $0 + ($1 == "\t" ? 4 : 1) } }

    func droppingIndent(_ columns: Int) -> String {
        var (left, text) = (columns, self[...])
        while left > 0, let first = text.first, first == " " || first == "\t" {
            left -= first == "\t" ? 4 : 1
            text = text.dropFirst()
        }
        return String(text)
    }
}
