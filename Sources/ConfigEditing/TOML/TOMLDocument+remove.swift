internal import Events

extension TOMLDocument {
    /// One assignment or header less; nil where none is left below a path.
    func removingFirst(below path: [ConfigStep]) throws(ConfigEditError) -> TOMLDocument? {
        var copy = source
        if let table = tree.inlineSites.first(where: { $0.key.starts(with: path) }) {
            remove(table.value, from: &copy)
        } else if let leaf = tree.leaves.first(where: { $0.key.starts(with: path) }) {
            remove(leaf.value.site, from: &copy)
        } else if let header = tree.sections.first(where: { $0.value.starts(with: path) }) {
            copy.replace(linesOfHeader(expressions[header.key].lines), with: [])
        } else {
            return nil
        }
        return try TOMLDocument(copy.bytes)
    }

    /// Whether a table has a header and nothing else, not even a comment.
    package func isBare(_ path: [ConfigStep]) -> Bool {
        guard case .header(let section?) = tree.tables[path], tree.names(below: path).isEmpty else {
            return false
        }
        let next = section + 1 < expressions.count ? expressions[section + 1].lines.lowerBound : source.end
        return source.bytes[expressions[section].start..<next].contains(UInt8(ascii: "#")) == false
    }

    private func remove(_ site: TOMLTree.Site, from text: inout SourceText) {
        switch site {
        case .expression(let index): text.replace(wholeLines(expressions[index].lines), with: [])
        case .entry(let index, let table): removeEntry(index, of: table, from: &text)
        }
    }

    /// Lines with the one line break that is theirs: the one before them where the file ends without one.
    private func wholeLines(_ lines: Range<Int>) -> Range<Int> {
        guard source[lines.upperBound - 1] != 10 else { return lines }
        return (lineBreak(before: lines.lowerBound) ?? lines.lowerBound)..<lines.upperBound
    }

    /// The same with the one empty line before.
    private func linesOfHeader(_ own: Range<Int>) -> Range<Int> {
        let lines = wholeLines(own)
        guard let gap = lineBreak(before: lines.lowerBound) else { return lines }
        let isEmptyLine = lines != own || gap == source.start || lineBreak(before: gap) != nil
        return isEmptyLine ? gap..<lines.upperBound : lines
    }

    /// Where the line break begins that ends at a place.
    private func lineBreak(before place: Int) -> Int? {
        guard place > source.start, source[place - 1] == 10 else { return nil }
        return place - 2 >= source.start && source[place - 2] == 13 ? place - 2 : place - 1
    }

    private func removeEntry(_ index: Int, of table: TOMLSyntax, from text: inout SourceText) {
        guard case .table(let entries) = table.content else { return }
        guard entries.count > 1 else { return text.replace(table.range, with: Array("{}".utf8)) }
        let start = index == 0 ? table.range.lowerBound + 1 : entries[index - 1].end
        text.replace(start..<entries[index].end, with: [])
        guard index > 0, index == entries.count - 1, entries[index].comma == nil,
            let comma = entries[index - 1].comma
        else { return }
        text.replace(comma..<comma + 1, with: [])
    }
}
