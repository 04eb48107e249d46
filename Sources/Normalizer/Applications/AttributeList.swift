internal import Events

/// Lists that a dialect flattened into attribute names: `gen_ai.prompt.0.tool_calls.1.name`.
enum AttributeList {
    /// Parts of a name beyond which it is one name: bounds the depth of what is built from it.
    private static let depthLimit = 12
    /// Digits of an index; an index orders, nothing is ever as long as it says.
    private static let digitLimit = 9

    private struct Entry {
        let path: [Substring]
        let value: JSONValue
    }

    /// The items of a list by their indices, nested as they were before they were flattened.
    static func items(_ name: String, in attributes: [String: JSONValue]) -> [JSONValue] {
        let prefix = name + "."
        let entries = attributes.compactMap { key, value -> Entry? in
            guard key.hasPrefix(prefix), !key.hasSuffix(".trace") else { return nil }
            let path = key.dropFirst(prefix.count)
                .split(separator: ".", maxSplits: depthLimit - 1, omittingEmptySubsequences: false)
            return index(path[0]) == nil ? nil : Entry(path: path, value: value)
        }
        return entries.isEmpty ? [] : nested(entries, depth: 0).array ?? []
    }

    static func hasAny(_ name: String, in attributes: [String: JSONValue]) -> Bool {
        attributes.keys.contains { isItem($0, of: name) }
    }

    /// True for a name that `items` reads.
    static func isItem(_ key: String, of name: String) -> Bool {
        guard key.hasPrefix(name), !key.hasSuffix(".trace") else { return false }
        let rest = key.dropFirst(name.count)
        return rest.first == "." && index(rest.dropFirst().prefix { $0 != "." }) != nil
    }

    /// A tree of the entries: a list where all parts at this depth are indices, else an object.
    ///
    /// Where one name goes on beyond another (`a` and `a.b`), the shorter one counts.
    private static func nested(_ entries: [Entry], depth: Int) -> JSONValue {
        if let leaf = entries.first(where: { $0.path.count == depth }) { return leaf.value }
        let groups = Dictionary(grouping: entries) { $0.path[depth] }
        let indices = groups.keys.compactMap { key in index(key).map { ($0, key) } }
        guard indices.count == groups.count else {
            let members = groups.map { (String($0.key), nested($0.value, depth: depth + 1)) }
            return .object(Dictionary(members, uniquingKeysWith: { first, _ in first }))
        }
        return .array(
            indices.sorted { $0.0 < $1.0 || ($0.0 == $1.0 && $0.1 < $1.1) }.map {
                nested(groups[$0.1] ?? [], depth: depth + 1)
            })
    }

    private static func index(_ text: Substring) -> Int? {
        guard text.utf8.count <= digitLimit, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(text)
    }
}
