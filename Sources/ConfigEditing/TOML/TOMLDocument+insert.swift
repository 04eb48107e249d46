internal import Events

extension TOMLDocument {
    /// Adds a value where the deepest table on its way is.
    func insert(_ value: ConfigValue, at names: [String], into text: inout SourceText) throws(ConfigEditError)
    {
        let path = names.map(ConfigStep.name)
        let depth = try depth(of: path)
        let rest = Array(names[depth...])
        let assignment = { (key: [String]) in Array("\(TOMLText.key(key)) = \(TOMLText.value(value))".utf8) }
        switch tree.tables[Array(path[..<depth])] {
        case .header(let section) where rest.count == 1:
            addLine(assignment(rest), inSection: section, into: &text)
        case .dotted(let section, let prefix):
            addLine(assignment(prefix + rest), inSection: section, into: &text)
        case .inline(let table, let prefix):
            addEntry(assignment(prefix + rest), to: table, into: &text)
        case .header, .implied:
            addSection(Array(names.dropLast()), assignment([names[names.count - 1]]), into: &text)
        case .list, nil:
            throw source.error("\(path[..<depth].map(\.self).title) is a list of tables", at: 0)
        }
    }

    /// How many steps of a path lead to tables that are there.
    private func depth(of path: [ConfigStep]) throws(ConfigEditError) -> Int {
        for depth in 1..<path.count {
            let way = Array(path[..<depth])
            if let leaf = tree.leaves[way] {
                throw source.error("\(way.title) should be a table", at: leaf.range.lowerBound)
            }
            if tree.tables[way] == nil { return depth - 1 }
        }
        return path.count - 1
    }

    /// A line after the last assignment of a section.
    private func addLine(_ line: [UInt8], inSection section: Int?, into text: inout SourceText) {
        let first = section.map { $0 + 1 } ?? 0
        let own = expressions[first...].prefix { if case .assignment = $0.content { true } else { false } }
        guard let before = own.last ?? section.map({ expressions[$0] }) else {
            return text.insert(line + source.lineEnd, at: source.start)
        }
        let indentation = own.isEmpty ? [] : source.indentation(of: before.start)
        add(indentation + line, at: before.lines.upperBound, into: &text)
    }

    /// A table of its own at the end of the file, after an empty line.
    private func addSection(_ names: [String], _ line: [UInt8], into text: inout SourceText) {
        let header = Array("[\(TOMLText.key(names))]".utf8)
        let gap = source.end > source.start ? source.lineEnd : []
        add(gap + header + source.lineEnd + line, at: source.end, into: &text)
    }

    /// New lines at a place where a line begins, or at the end of a file whose last line does not end.
    private func add(_ lines: [UInt8], at place: Int, into text: inout SourceText) {
        let isAtLineStart = place == source.start || source[place - 1] == 10
        text.insert(isAtLineStart ? lines + source.lineEnd : source.lineEnd + lines, at: place)
    }

    private func addEntry(_ entry: [UInt8], to table: TOMLSyntax, into text: inout SourceText) {
        guard case .table(let entries) = table.content else { return }
        guard let last = entries.last else {
            return text.replace(table.range, with: Array("{ ".utf8) + entry + Array(" }".utf8))
        }
        let comma = Array(",".utf8)
        text.insert(
            (last.comma == nil ? comma : []) + [32] + entry + (last.comma == nil ? [] : comma), at: last.end)
    }
}
