package import Events

/// TOML text that is edited in place: what is not changed stays as it is, byte for byte, comments included.
///
/// Every edit is read back and compared with what it should have done, before anybody sees it.
package struct TOMLDocument: Sendable {
    var source: SourceText
    let expressions: [TOMLExpression]
    let tree: TOMLTree

    /// - Throws: `ConfigEditError` where the text is no TOML, says something twice or contradicts itself.
    package init(_ bytes: [UInt8]) throws(ConfigEditError) {
        try self.init(SourceText(bytes))
    }

    private init(_ source: SourceText) throws(ConfigEditError) {
        self.source = source
        expressions = try TOMLParser.expressions(of: source)
        tree = try TOMLTree(expressions, source)
    }

    package var bytes: [UInt8] { source.bytes }

    /// The value or the whole table at a place; nil where there is none.
    ///
    /// Dates are texts, lists of tables are lists.
    package func value(at path: [ConfigStep]) -> JSONValue? { tree.value(at: path) }

    /// Sets a value, making the tables on the way.
    ///
    /// - Throws: `ConfigEditError` where something on the way is no table, or a table stands at the place.
    package mutating func set(_ value: ConfigValue, at names: [String]) throws(ConfigEditError) {
        let path = names.map(ConfigStep.name)
        let old = tree.value(at: path)
        guard old != value.json, !path.isEmpty else { return }
        var copy = source
        if let leaf = tree.leaves[path] {
            copy.replace(leaf.range, with: Array(TOMLText.value(value).utf8))
        } else {
            guard old == nil else { throw source.error("\(path.title) is a table", at: 0) }
            try insert(value, at: names, into: &copy)
        }
        let result = try TOMLDocument(copy)
        let differing = differences(from: result)
        guard result.tree.value(at: path) == value.json, differing.allSatisfy({ $0.starts(with: path) })
        else {
            throw source.error("\(path.title) cannot be set without changing something else", at: 0)
        }
        self = result
    }

    /// Takes out a value or a table with all that is in it, its headers included; comments stay.
    ///
    /// - Returns: False where there is none.
    @discardableResult
    package mutating func remove(at path: [ConfigStep]) throws(ConfigEditError) -> Bool {
        guard tree.value(at: path) != nil, !path.isEmpty else { return false }
        var copy = self
        while let removed = try copy.removingFirst(below: path) { copy = removed }
        let differing = differences(from: copy)
        guard copy.tree.value(at: path) == nil, differing.allSatisfy({ $0.starts(with: path) }) else {
            throw source.error("\(path.title) cannot be taken out without changing something else", at: 0)
        }
        self = copy
        return true
    }

    /// The ways to values that only one of two documents has, or that differ.
    private func differences(from other: TOMLDocument) -> [[ConfigStep]] {
        let ways = Set(tree.leaves.keys).union(other.tree.leaves.keys)
        let values = ways.filter { tree.leaves[$0]?.value != other.tree.leaves[$0]?.value }
        // A table that only implied another may be gone with it.
        let lost = tree.tables.keys.filter { other.tree.tables[$0] == nil && isWritten($0) }
        return Array(values) + lost
    }

    private func isWritten(_ path: [ConfigStep]) -> Bool {
        switch tree.tables[path] {
        case .header, .list, .inline(_, prefix: []): true
        default: false
        }
    }
}
