/// A pair in which the key's name is itself a value: `{"name": "API_KEY", "value": "…"}`.
struct NamedPair {
    let text: Bytes
    let key: KeyName

    /// Returns where the value begins, or nil when the name is not one side of such a pair.
    func valueStart(after closed: Int) -> Int? {
        if closed > key.range.upperBound, let start = defaultValue(after: closed) { return start }
        guard isNamed else { return nil }
        var at = text.runEnd(of: Self.between, from: closed, limit: 120)
        guard closed > key.range.upperBound || (closed..<at).contains(where: { endsLine($0) }) else {
            return nil
        }
        guard let label = Self.valueLabels.first(where: { text.matchesFolded($0, at: at) }) else {
            return nil
        }
        at += label.utf8CodeUnitCount
        guard !ByteClass.word.contains(text[at]) else { return nil }
        at = text.runEnd(of: Self.joints, from: at, limit: 60)
        while let wrapper = Self.wrappers.first(where: { text.matchesFolded($0, at: at) }) {
            at = text.runEnd(of: Self.joints.union("["), from: at + wrapper.utf8CodeUnitCount, limit: 60)
        }
        return opening(before: at)
    }

    /// `variable "api_key" { default = "…" }`.
    private func defaultValue(after closed: Int) -> Int? {
        let brace = text.runEnd(of: .blank, from: closed, limit: 8)
        guard text[brace] == UInt8(ascii: "{") else { return nil }
        let end =
            text.firstIndex(of: UInt8(ascii: "}"), from: brace, before: min(text.count, brace + 300)) ?? brace
        for at in brace..<end where text.matchesFolded("default", at: at) {
            let equals = text.runEnd(of: .blank, from: at + 7, limit: 16)
            if text[equals] == UInt8(ascii: "=") {
                return text.runEnd(of: .blank, from: equals + 1, limit: 16)
            }
        }
        return nil
    }

    /// A name without quotes has its value on another line.
    private func endsLine(_ index: Int) -> Bool {
        ByteClass.lineEnd.contains(text[index]) || text.isEscapedLineEnd(before: index)
    }

    /// Tells whether `name:`, `"key":` or `key=` stands before.
    private var isNamed: Bool {
        let name = text.runStart(of: Self.nameCharacters, before: key.range.lowerBound, limit: 64)
        let start = text.runStart(of: Self.joints, before: name, limit: 40)
        return Self.nameLabels.contains {
            text.matchesFolded($0, at: start - $0.utf8CodeUnitCount)
                && !ByteClass.alnum.contains(text[start - $0.utf8CodeUnitCount - 1])
        }
    }

    /// The joints have eaten the value's own opening quote and its backslashes; they belong to it.
    private func opening(before at: Int) -> Int {
        var start = at
        if ByteClass.quote.contains(text[start - 1]) {
            start -= 1
            while text[start - 1] == UInt8(ascii: "\\") { start -= 1 }
        }
        return start
    }

    private static let between = ByteClass(" \t\r\n\\,;\"'{}")
    /// The rest of a longer name, as in `db.password` or `/app/password`.
    private static let nameCharacters = ByteClass.dotted.union("/")
    private static let joints = ByteClass(" \t\r\n\\:={\"'`")
    /// How OpenTelemetry writes a value's type.
    private static let wrappers: [StaticString] = ["stringvalue\"", "arrayvalue\"", "values\""]
    private static let nameLabels: [StaticString] = ["name", "key", "variable", "k", "header", "id"]
    private static let valueLabels: [StaticString] = ["value", "val", "v", "default", "content"]
}
