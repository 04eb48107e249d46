/// Finds where the value of a key begins, and how it is joined to the key.
struct ValuePlace {
    let text: Bytes
    let key: KeyName

    func find() -> (start: Int, separator: Value.Separator)? {
        let closed = keyEnd
        // `https://token:x@host`: the URL's own rule knows better where it ends.
        if text[key.range.lowerBound - 1] == UInt8(ascii: "/"), text[closed] == UInt8(ascii: ":") {
            return nil
        }
        if let start = NamedPair(text: text, key: key).valueStart(after: closed) {
            return (start, .named)
        }
        var at = text.runEnd(of: .blank, from: closed, limit: 64)
        guard let separator = separator(&at, closed) else {
            return CommandPair(text: text, key: key).value(after: closed)
        }
        return (text.runEnd(of: .blank, from: at, limit: 64), separator)
    }

    /// The key's own quotes, when it has them and a bare value follows a colon as JSON numbers do.
    func quotes(for value: Value) -> Range<Int>? {
        let end = key.range.upperBound
        guard value.style == .bare, value.separator == .colon, keyEnd > end,
            text[keyEnd - 1] != UInt8(ascii: "]")
        else { return nil }
        return end..<keyEnd
    }

    /// The offset after `"`, `\"`, `']` and the like that close a name which is itself quoted.
    private var keyEnd: Int {
        let end = key.range.upperBound
        let quote = text.runEnd(of: ByteClass("\\"), from: end, limit: 8)
        guard ByteClass.quote.contains(text[quote]) else { return end }
        return text[quote + 1] == UInt8(ascii: "]") ? quote + 2 : quote + 1
    }

    private func separator(_ at: inout Int, _ closed: Int) -> Value.Separator? {
        let isClosed = closed > key.range.upperBound
        switch text[at] {
        case UInt8(ascii: "="): return equals(&at, closed)
        case UInt8(ascii: ":"): return text[key.range.lowerBound - 1] == UInt8(ascii: "$") ? nil : colon(&at)
        case UInt8(ascii: "{"): return property(&at)
        case UInt8(ascii: ">") where text[key.range.lowerBound - 1] == UInt8(ascii: "<"):
            at += 1
            return isClosedTag(from: at) ? .tag : nil
        case UInt8(ascii: "(") where !isClosed && ByteClass.quote.contains(text[at + 1]) && isSetter:
            at += 1
            return .comma
        case UInt8(ascii: ",") where isClosed && (isFirstArgument || key.dashes > 0):
            at += 1
            return .comma
        case UInt8(ascii: "i"), UInt8(ascii: "w"):
            return copula(&at)
        default: return key.dashes > 0 && at > closed && !isClosed ? .blank : nil
        }
    }

    private func equals(_ at: inout Int, _ closed: Int) -> Value.Separator {
        let isTight = at == closed
        at = text.runEnd(of: ByteClass("=>~"), from: at, limit: 3)
        guard isTight, !ByteClass.blank.contains(text[at]) else { return .spacedEquals }
        return ByteClass("?&").contains(text[key.range.lowerBound - 1]) ? .query : .tight
    }

    private func colon(_ at: inout Int) -> Value.Separator? {
        at += 1
        if text[at] == UInt8(ascii: ":") { return nil }
        if text[at] == UInt8(ascii: "=") {
            at += 1
            return .spacedEquals
        }
        return passType(&at) ? .spacedEquals : .colon
    }

    /// Passes the type in `let password: String = "…"`.
    private func passType(_ at: inout Int) -> Bool {
        let name = text.runEnd(of: .blank, from: at, limit: 8)
        let nameEnd = text.runEnd(of: ByteClass.word.union(".<>[]?&' "), from: name, limit: 48)
        guard nameEnd > name, text[nameEnd] == UInt8(ascii: "="), text[nameEnd - 1] == UInt8(ascii: " "),
            text[nameEnd + 1] == UInt8(ascii: " ")
        else { return false }
        at = nameEnd + 1
        return true
    }

    /// `the password is x`, where x has to look like one.
    private func copula(_ at: inout Int) -> Value.Separator? {
        guard text.matchesFolded("is ", at: at) || text.matchesFolded("was ", at: at) else {
            return key.dashes > 0 ? .blank : nil
        }
        at = text.runEnd(of: .letter, from: at, limit: 3)
        return .prose
    }

    /// Passes the accessors in `string ApiKey { get; set; } = "…"`.
    private func property(_ at: inout Int) -> Value.Separator? {
        guard let close = text.firstIndex(of: UInt8(ascii: "}"), from: at, before: at + 40) else {
            return nil
        }
        let equals = text.runEnd(of: .blank, from: close + 1, limit: 8)
        guard text[equals] == UInt8(ascii: "=") else { return nil }
        at = equals + 1
        return .spacedEquals
    }

    /// `<your-password>` in prose is no element.
    private func isClosedTag(from start: Int) -> Bool {
        let end = text.runEnd(of: ByteClass("<\r\n").inverted, from: start, limit: 4096)
        return text[end] == UInt8(ascii: "<") && text[end + 1] == UInt8(ascii: "/")
    }

    /// `setPassword("…")` gives a password, `getPassword("…")` asks for one.
    private var isSetter: Bool {
        ["set", "with", "password", "passphrase", "api", "token"].contains {
            text.matchesFolded($0, at: key.range.lowerBound)
        }
    }

    /// `set("password", "…")`, while a list of names has commas before too.
    private var isFirstArgument: Bool {
        var at = key.range.lowerBound - 1 - key.dashes
        while ByteClass.quote.union("\\").contains(text[at]) { at -= 1 }
        return text[at] == UInt8(ascii: "(")
    }
}
