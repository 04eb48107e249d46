/// A text in Markdown as HTML: what SKILL.md files use of it, and nothing that could run, load or hide.
///
/// Every text goes through `PageText`. HTML in it, comments too, is shown as text: a model reads it, so must the
/// reviewer. Images are not loaded. A link shows where it leads, and only to the web.
struct MarkdownPage: Sendable {
    private static let (longest, deepest) = (200_000, 6)

    let markup: Markup

    init(_ text: String) {
        guard text.utf8.count <= Self.longest else {
            markup = Markup(
                trusted: "<pre><code>\(PageText.escaped(String(text.prefix(Self.longest))))</code></pre>")
            return
        }
        let lines = text.replacing("\r\n", with: "\n").split(
            separator: "\n", omittingEmptySubsequences: false)
        let all = lines.map(String.init)
        let levels = all.compactMap {
            if case .heading(let level, _) = MarkdownLine($0) { level } else { nil }
        }
        var outline = Outline(shallowest: levels.min() ?? 1)
        markup = Markup(trusted: Self.blocks(all[...], depth: 0, &outline))
    }

    /// Gives headings their level on the page, which has the first two for itself, without a gap.
    private struct Outline {
        let shallowest: Int
        var last = 2

        mutating func level(_ own: Int) -> Int {
            last = min(6, min(last + 1, own - shallowest + 3))
            return last
        }
    }

    private static func blocks(_ all: ArraySlice<String>, depth: Int, _ outline: inout Outline) -> String {
        var (lines, html) = (all, "")
        while let line = lines.first {
            let block = MarkdownLine(line)
            switch block {
            case .blank: lines = lines.dropFirst()
            case .fence(let mark): html += code(&lines, mark)
            case .heading(let level, let text):
                lines = lines.dropFirst()
                let tag = "h\(outline.level(level))"
                html += "<\(tag)>\(MarkdownInline.html(text))</\(tag)>\n"
            case .rule:
                lines = lines.dropFirst()
                html += "<hr>\n"
            case .quote where depth < deepest: html += quote(&lines, depth, &outline)
            case .item(let item) where depth < deepest: html += list(&lines, item, depth, &outline)
            case .row where isTable(lines): html += table(&lines)
            case .quote, .item, .row, .text: html += paragraph(&lines)
            }
        }
        return html
    }

    private static func code(_ lines: inout ArraySlice<String>, _ mark: String) -> String {
        lines = lines.dropFirst()
        let body = lines.prefix { !$0.trimmedSpaces.hasPrefix(mark) }
        lines = lines.dropFirst(body.count + 1)
        return "<pre><code>\(PageText.escaped(body.joined(separator: "\n")))</code></pre>\n"
    }

    private static func quote(_ lines: inout ArraySlice<String>, _ depth: Int, _ outline: inout Outline)
        -> String
    {
        let own = lines.prefix { if case .quote = MarkdownLine($0) { true } else { false } }
        lines = lines.dropFirst(own.count)
        let inner = own.map { line -> String in
            let text = line.trimmedSpaces.dropFirst()
            return String(text.first == " " ? text.dropFirst() : text)
        }
        return "<blockquote>\(blocks(inner[...], depth: depth + 1, &outline))</blockquote>\n"
    }

    private static func list(
        _ lines: inout ArraySlice<String>, _ first: MarkdownLine.Item, _ depth: Int, _ outline: inout Outline
    ) -> String {
        let tag = first.isNumbered ? "ol" : "ul"
        var html = first.isNumbered && first.number != 1 ? "<ol start=\"\(first.number)\">\n" : "<\(tag)>\n"
        while let line = lines.first, case .item(let item) = MarkdownLine(line),
            item.isNumbered == first.isNumbered, item.indent < first.width
        {
            lines = lines.dropFirst()
            var own = [item.text]
            while let next = lines.first, belongs(next, to: item, after: own.last ?? "") {
                own.append(next.droppingIndent(item.width))
                lines = lines.dropFirst()
            }
            html += "<li>\(tight(blocks(own[...], depth: depth + 1, &outline)))</li>\n"
        }
        return html + "</\(tag)>\n"
    }

    /// Indented lines, blank ones before such, and the rest of a paragraph.
    private static func belongs(_ line: String, to item: MarkdownLine.Item, after last: String) -> Bool {
        let indent = line.indentWidth
        if line.allSatisfy(\.isWhitespace) { return !last.allSatisfy(\.isWhitespace) }
        if indent >= min(item.width, 2 + item.indent) { return true }
        guard !last.allSatisfy(\.isWhitespace), case .text = MarkdownLine(line) else { return false }
        return true
    }

    /// One paragraph alone needs no tags of its own in a list.
    private static func tight(_ html: String) -> String {
        let (open, close) = ("<p>", "</p>\n")
        guard html.hasPrefix(open), html.hasSuffix(close) else { return html }
        let inner = html.dropFirst(open.count).dropLast(close.count)
        return inner.contains("<p>") ? html : String(inner)
    }

    private static func paragraph(_ lines: inout ArraySlice<String>) -> String {
        var own: [String] = []
        while let line = lines.first {
            if !own.isEmpty, !MarkdownLine(line).continuesParagraph { break }
            guard own.isEmpty || !line.allSatisfy(\.isWhitespace) else { break }
            own.append(line.trimmedSpaces)
            lines = lines.dropFirst()
        }
        return "<p>\(MarkdownInline.html(own.joined(separator: "\n")))</p>\n"
    }

    private static func isTable(_ lines: ArraySlice<String>) -> Bool {
        guard let second = lines.dropFirst().first?.trimmedSpaces, second.contains("-"), second.contains("|")
        else { return false }
        return second.allSatisfy { "|-: ".contains($0) }
    }

    private static func table(_ lines: inout ArraySlice<String>) -> String {
        func cells(_ line: String, _ tag: String) -> String {
            var parts = line.trimmedSpaces.split(separator: "|", omittingEmptySubsequences: false)
            if parts.first?.isEmpty == true { parts.removeFirst() }
            if parts.last?.isEmpty == true { parts.removeLast() }
            let row = parts.prefix(40).map {
                "<\(tag)>\(MarkdownInline.html(String($0).trimmedSpaces))</\(tag)>"
            }
            return "<tr>\(row.joined())</tr>\n"
        }
        let head = cells(lines.first ?? "", "th")
        lines = lines.dropFirst(2)
        let rows = lines.prefix { if case .row = MarkdownLine($0) { true } else { false } }
        lines = lines.dropFirst(rows.count)
        let body = rows.map { cells($0, "td") }.joined()
        return "<div class=\"scroll\"><table><thead>\(head)</thead><tbody>\(body)</tbody></table></div>\n"
    }
}
