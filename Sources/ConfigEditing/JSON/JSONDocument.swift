package import Events

/// JSON text that is edited in place: what is not changed stays as it is, byte for byte, comments included.
///
/// Every edit is read back and compared with what it should have done, before anybody sees it.
package struct JSONDocument: Sendable {
    private(set) var source: SourceText
    private(set) var root: JSONSyntax?

    /// - Throws: `ConfigEditError` where the text is no JSON, even with comments and trailing commas allowed.
    package init(_ bytes: [UInt8]) throws(ConfigEditError) {
        source = try SourceText(bytes)
        root = try JSONParser.root(of: source)
    }

    package var bytes: [UInt8] { source.bytes }

    /// Whether it is JSON without comments and trailing commas; a program that wants no more passes over all
    /// else.
    package var isStrict: Bool {
        root != nil && (try? JSONValue(parsing: Array(source.bytes[source.start...]))) != nil
    }

    package var hasByteOrderMark: Bool { source.start > 0 }

    /// The value at a place; nil where there is none.
    ///
    /// - Throws: `ConfigEditError` where something on the way has another type, or a name stands twice.
    package func value(at path: [ConfigStep]) throws(ConfigEditError) -> JSONValue? {
        let way = try walk(path)
        return way.missing.isEmpty ? way.found.last?.value : nil
    }

    /// Sets a member, or replaces an item of a list, making the objects on the way.
    package mutating func set(_ value: ConfigValue, at path: [ConfigStep]) throws(ConfigEditError) {
        guard try self.value(at: path) != value.json else { return }
        let wanted = (root?.value ?? .object([:])).setting(value.json, at: path[...])
        try edit(to: wanted) { (document) throws(ConfigEditError) in
            try document.makeRoot()
            let way = try document.walk(path)
            if way.missing.isEmpty, let old = way.found.last {
                document.replace(old, with: value)
            } else {
                try document.insert(document.wrapped(value, in: way.missing), in: way)
            }
        }
    }

    /// Adds an item to a list, making it and the objects on the way.
    package mutating func append(_ value: ConfigValue, to path: [ConfigStep]) throws(ConfigEditError) {
        guard let list = try self.value(at: path) else { return try set(.list([value]), at: path) }
        let way = try walk(path)
        guard let items = list.array, let node = way.found.last else {
            throw source.error("\(path.title) should be a list", at: way.found.last?.range.lowerBound ?? 0)
        }
        let wanted = (root?.value ?? .null).setting(.array(items + [value.json]), at: path[...])
        try edit(to: wanted) { (document) throws(ConfigEditError) in
            try document.insert((nil, value), at: node, isPretty: document.isPretty(way.found))
        }
    }

    /// Takes out a member or an item.
    ///
    /// - Returns: False where there is none.
    @discardableResult
    package mutating func remove(at path: [ConfigStep]) throws(ConfigEditError) -> Bool {
        let way = try walk(path)
        guard way.missing.isEmpty, way.found.count > 1, let root, let last = path.last else { return false }
        let wanted = root.value.removing(at: path[...])
        let parent = way.found[way.found.count - 2]
        let index = parent.elements.firstIndex { $0.value.range == way.found.last?.range }
        guard let index else { throw source.error("\(last) cannot be found again", at: 0) }
        try edit(to: wanted) { (document) throws(ConfigEditError) in
            try document.removeElement(index, of: parent)
        }
        return true
    }

    /// Runs an edit on a copy, and takes it over only where the result is what was wanted.
    private mutating func edit(
        to wanted: JSONValue, _ body: (inout JSONDocument) throws(ConfigEditError) -> Void
    ) throws(ConfigEditError) {
        var copy = self
        try body(&copy)
        let result = try JSONDocument(copy.bytes)
        guard result.root?.value == wanted else {
            throw source.error("it cannot be changed without changing something else", at: 0)
        }
        self = result
    }

    /// Changes the bytes; the places that were read are void after it.
    mutating func change(_ change: (inout SourceText) throws(ConfigEditError) -> Void) throws(ConfigEditError)
    {
        try change(&source)
    }

    /// An empty file becomes an empty object.
    private mutating func makeRoot() throws(ConfigEditError) {
        guard root == nil else { return }
        let isOnNewLine = source.end == source.start || source[source.end - 1] == UInt8(ascii: "\n")
        source.insert((isOnNewLine ? [] : source.lineEnd) + Array("{}".utf8) + source.lineEnd, at: source.end)
        root = try JSONParser.root(of: source)
    }

    private mutating func replace(_ old: JSONSyntax, with value: ConfigValue) {
        let layout = JSONLayout(of: self)
        let isPretty = source.hasNewline(in: old.range) || old.elements.isEmpty
        let text = layout.text(
            value, indentation: source.indentation(of: old.range.lowerBound), isPretty: isPretty)
        source.replace(old.range, with: text)
    }
}
