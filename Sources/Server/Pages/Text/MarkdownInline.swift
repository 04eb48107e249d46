/// The marks inside a line of Markdown: code, emphasis, links.
///
/// How far an end is searched is bounded, so that hostile text takes no longer than its length.
struct MarkdownInline {
    private static let (reach, deepest) = (600, 5)

    private let text: [Unicode.Scalar]
    private var place = 0
    private var html = ""
    private var plain = String.UnicodeScalarView()
    private let depth: Int

    static func html(_ text: String) -> String {
        var reading = MarkdownInline(Array(text.unicodeScalars), depth: 0)
        return reading.read()
    }

    private init(_ text: [Unicode.Scalar], depth: Int) {
        self.text = text
        self.depth = depth
    }

    private mutating func read() -> String {
        while place < text.count {
            let scalar = text[place]
            let isTaken =
                switch scalar {
                case "\\": takeEscape()
                case "`": takeCode()
                case "*", "_": takeEmphasis(scalar)
                case "[": takeLink(isImage: false)
                case "!" where at(1) == "[": takeLink(isImage: true)
                case "<": takeAddress()
                default: false
                }
            if !isTaken {
                plain.append(scalar)
                place += 1
            }
        }
        flush()
        return html
    }

    private func at(_ offset: Int) -> Unicode.Scalar? {
        text.indices.contains(place + offset) ? text[place + offset] : nil
    }

    private mutating func flush() {
        html += PageText.escaped(String(plain))
        plain = String.UnicodeScalarView()
    }

    private mutating func takeEscape() -> Bool {
        guard let next = at(1), next.isASCII, next.properties.generalCategory != .control,
            !next.properties.isAlphabetic, !(48...57).contains(next.value), next != " "
        else { return false }
        plain.append(next)
        place += 2
        return true
    }

    private mutating func takeCode() -> Bool {
        let count = run(of: "`", from: place)
        var end = place + count
        while end < text.count, end - place < Self.reach {
            guard text[end] == "`" else {
                end += 1
                continue
            }
            let closing = run(of: "`", from: end)
            if closing == count {
                flush()
                html += "<code>\(PageText.escaped(string(place + count..<end)))</code>"
                place = end + count
                return true
            }
            end += closing
        }
        plain.append(contentsOf: text[place..<min(text.count, place + count)])
        place += count
        return true
    }

    private mutating func takeEmphasis(_ mark: Unicode.Scalar) -> Bool {
        let marks = run(of: mark, from: place)
        let count = min(2, marks)
        let start = place + count
        guard depth < Self.deepest, start < text.count, !text[start].properties.isWhitespace,
            mark != "_" || place == 0 || !text[place - 1].properties.isAlphabetic,
            let end = end(of: mark, count, from: start)
        else {
            plain.append(contentsOf: text[place..<place + marks])
            place += marks
            return true
        }
        let inner = inside(start..<end)
        flush()
        html += count == 2 ? "<strong>\(inner)</strong>" : "<em>\(inner)</em>"
        place = end + count
        return true
    }

    private func end(of mark: Unicode.Scalar, _ count: Int, from start: Int) -> Int? {
        var index = start + 1
        while index + count <= text.count, index - start < Self.reach {
            if text[index] == mark, !text[index - 1].properties.isWhitespace {
                let found = run(of: mark, from: index)
                let isInWord =
                    mark == "_" && index + found < text.count
                    && text[index + found].properties.isAlphabetic
                if found == count || (found == 3 && count == 2), !isInWord { return index }
                index += found
            } else {
                index += 1
            }
        }
        return nil
    }

    private mutating func takeLink(isImage: Bool) -> Bool {
        let start = place + (isImage ? 2 : 1)
        guard depth < Self.deepest, let middle = find("]", from: start), middle + 1 < text.count,
            text[middle + 1] == "(", let end = find(")", from: middle + 2)
        else { return false }
        let address = string(middle + 2..<end).trimmedSpaces
        let label = string(start..<middle)
        flush()
        if isImage {
            html +=
                "<span class=\"image\">[image: \(PageText.escaped(label)) \(PageText.escaped(address))]</span>"
        } else {
            html += Self.link(inside(start..<middle), to: address, says: label)
        }
        place = end + 1
        return true
    }

    /// `<https://…>`.
    private mutating func takeAddress() -> Bool {
        guard let end = find(">", from: place + 1) else { return false }
        let address = string(place + 1..<end)
        guard Self.isOfTheWeb(address), !address.contains(where: \.isWhitespace) else { return false }
        flush()
        html += Self.link(PageText.escaped(address), to: address, says: address)
        place = end + 1
        return true
    }

    /// Where it leads stands beside it, unless the text says so itself.
    private static func link(_ inner: String, to address: String, says label: String) -> String {
        let shown = label == address ? "" : " <span class=\"address\">(\(PageText.escaped(address)))</span>"
        guard isOfTheWeb(address) else { return inner + shown }
        return
            "<a href=\"\(PageText.escaped(address))\" rel=\"noopener noreferrer nofollow\">\(inner)</a>\(shown)"
    }

    /// Only plain addresses of the web are links: nothing that runs, and no white space or hidden character.
    private static func isOfTheWeb(_ address: String) -> Bool {
        let lower = address.lowercased()
        return (lower.hasPrefix("https://") || lower.hasPrefix("http://"))
            && address.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 0x20 && $0.value < 0x7F }
    }

    private func inside(_ range: Range<Int>) -> String {
        var reading = MarkdownInline(Array(text[range]), depth: depth + 1)
        return reading.read()
    }

    private func find(_ scalar: Unicode.Scalar, from start: Int) -> Int? {
        guard start <= text.count else { return nil }
        return text[start..<min(text.count, start + Self.reach)].firstIndex(of: scalar)
    }

    private func run(of mark: Unicode.Scalar, from start: Int) -> Int {
        var end = start
        while end < text.count, text[end] == mark { end += 1 }
        return end - start
    }

    private func string(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(text[range]))
    }
}
