/// A key whose value is the text of an element beside it.
struct MarkupPair {
    let text: Bytes
    let key: KeyName

    /// Returns where the value begins and how it is joined, or nil when no such element follows.
    func value(after closed: Int) -> (start: Int, separator: Value.Separator)? {
        if let start = nextElement(closed) { return (start, .tag) }
        return closed > key.range.upperBound ? ownElement(closed).map { ($0, .listed) } : nil
    }

    /// Passes `</key> <string>` in `<key>apiKey</key> <string>…</string>`.
    private func nextElement(_ closed: Int) -> Int? {
        guard text[closed] == UInt8(ascii: "<"), text[closed + 1] == UInt8(ascii: "/"),
            text[key.range.lowerBound - 1] == UInt8(ascii: ">")
        else { return nil }
        let end = text.runEnd(of: .letter, from: closed + 2, limit: 16)
        guard text[end] == UInt8(ascii: ">"),
            Self.names.contains(where: { text.matchesFolded($0, at: end - $0.utf8CodeUnitCount) })
        else { return nil }
        let next = text.runEnd(of: ByteClass(" \t\r\n\\"), from: end + 1, limit: 64)
        guard text[next] == UInt8(ascii: "<") else { return nil }
        let name = text.runEnd(of: .letter, from: next + 1, limit: 16)
        guard name > next + 1, text[name] == UInt8(ascii: ">") else { return nil }
        return Self.content(in: text, from: name + 1)
    }

    /// Passes `>` in `<string name="apiKey">…</string>`.
    private func ownElement(_ closed: Int) -> Int? {
        let end = text.runEnd(of: ByteClass("<>\r\n").inverted, from: closed, limit: 100)
        guard text[end] == UInt8(ascii: ">"), !ByteClass("/-=").contains(text[end - 1]),
            text[key.range.lowerBound - 2] == UInt8(ascii: "=")
        else { return nil }
        return Self.content(in: text, from: end + 1)
    }

    private static let names: [StaticString] = ["key", "name", "k"]

    /// Returns where an element's text begins when the element ends after it.
    ///
    /// `<your-password>` in prose is no element.
    static func content(in text: Bytes, from start: Int) -> Int? {
        let first = text.runEnd(of: ByteClass(" \t\r\n"), from: start, limit: 128)
        let line = text.runEnd(of: ByteClass("<\r\n").inverted, from: first, limit: 4096)
        let end = text.runEnd(of: ByteClass(" \t\r\n"), from: line, limit: 128)
        return text[end] == UInt8(ascii: "<") && text[end + 1] == UInt8(ascii: "/") ? first : nil
    }
}
