/// What joins a name and its value in code, beside `=` and `:`.
enum AssignmentOperator {
    /// Returns the offset after `?=`, `::=`, `+=`, `.=`, `??=`, `||=`, `!=` and the like, or nil.
    static func compoundEnd(in text: Bytes, at start: Int) -> Int? {
        let equals = text.runEnd(of: ByteClass("?:.+|&!"), from: start, limit: 3)
        guard equals > start, text[equals] == UInt8(ascii: "=") else { return nil }
        return text.runEnd(of: ByteClass("="), from: equals, limit: 2)
    }

    /// Returns the offset after `||`, `??`, `?:` and `or`, which give a value where there is none, or nil.
    static func fallbackEnd(in text: Bytes, at start: Int) -> Int? {
        guard let word = fallbacks.first(where: { text.matchesFolded($0, at: start) }) else { return nil }
        let end = start + word.utf8CodeUnitCount
        return ByteClass("\"'").contains(text[text.runEnd(of: .blank, from: end, limit: 8)]) ? end : nil
    }

    /// Returns the offset after the brackets and the sign in `key[] = …`.
    static func arrayEnd(in text: Bytes, at start: Int) -> Int? {
        guard text[start] == UInt8(ascii: "[") else { return nil }
        let close = text.runEnd(of: .digit, from: start + 1, limit: 6)
        let equals = text.runEnd(of: .blank, from: close + 1, limit: 8)
        return text[close] == UInt8(ascii: "]") && text[equals] == UInt8(ascii: "=") ? equals + 1 : nil
    }

    /// Returns the offset after the type and the sign in `var key string = …`.
    static func typeEnd(in text: Bytes, at start: Int) -> Int? {
        let end = text.runEnd(of: ByteClass.word.union("*.[]<>&:"), from: start, limit: 48)
        let equals = text.runEnd(of: .blank, from: end, limit: 8)
        guard end > start, equals > end, text[equals] == UInt8(ascii: "="),
            ByteClass.blank.contains(text[equals + 1])
        else { return nil }
        return equals + 1
    }

    private static let fallbacks: [StaticString] = ["||", "??", "?:", "or "]
}
