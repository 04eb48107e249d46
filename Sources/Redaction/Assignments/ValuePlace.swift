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
        if let element = MarkupPair(text: text, key: key).value(after: closed) { return element }
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
            !ByteClass("]};").contains(text[keyEnd - 1])
        else { return nil }
        return end..<keyEnd
    }

    /// The offset after `"`, `\"`, `']` and the like that close a name which is itself quoted or indexed.
    private var keyEnd: Int {
        let end = key.range.upperBound
        let before = text[key.range.lowerBound - 1]
        if let mark = QuoteMark.end(in: text, at: end) {
            return ByteClass("]}").contains(text[mark]) ? mark + 1 : mark
        }
        let isIndexed = text[end] == UInt8(ascii: "]") && ByteClass("[:").contains(before)
        let isMember =
            text[end] == UInt8(ascii: "}") && before == UInt8(ascii: "{")
            && ByteClass.word.contains(text[key.range.lowerBound - 2])
        return isIndexed || isMember ? end + 1 : end
    }

    private func separator(_ at: inout Int, _ closed: Int) -> Value.Separator? {
        let isClosed = closed > key.range.upperBound
        if let after = AssignmentOperator.compoundEnd(in: text, at: at)
            ?? AssignmentOperator.arrayEnd(in: text, at: at)
        {
            at = after
            return .spacedEquals
        }
        if let after = AssignmentOperator.fallbackEnd(in: text, at: at) {
            at = after
            return .comma
        }
        switch text[at] {
        case UInt8(ascii: "="): return equals(&at, closed)
        case UInt8(ascii: ":"): return text[key.range.lowerBound - 1] == UInt8(ascii: "$") ? nil : colon(&at)
        case UInt8(ascii: "{"): return property(&at)
        case UInt8(ascii: ">") where text[key.range.lowerBound - 1] == UInt8(ascii: "<"):
            guard let start = MarkupPair.content(in: text, from: at + 1) else { return nil }
            at = start
            return .tag
        case UInt8(ascii: "(") where !isClosed && ByteClass.quote.contains(text[at + 1]):
            at += 1
            return isSetter ? .comma : .listed
        case UInt8(ascii: ",") where isSymbol || isClosed && (isArgument("(") || key.dashes > 0):
            at += 1
            return .comma
        case UInt8(ascii: ",") where isClosed && isArgument("["), UInt8(ascii: "|") where at > closed:
            at += 1
            return .listed
        case UInt8(ascii: "\"") where isSymbol && at > closed: return .comma
        default: return word(&at, closed)
        }
    }

    /// A word between the name and the value: `is`, `to`, or a type.
    private func word(_ at: inout Int, _ closed: Int) -> Value.Separator? {
        if let copula = copula(&at) { return copula }
        if key.dashes > 0 { return at > closed && closed == key.range.upperBound ? .blank : nil }
        guard at > closed, closed == key.range.upperBound,
            let start = AssignmentOperator.typeEnd(in: text, at: at)
        else { return nil }
        at = start
        return isDeclared ? .comma : .listed
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
        let isTo = text.matchesFolded("to ", at: at) || text.matchesFolded("as ", at: at)
        guard isTo || text.matchesFolded("is ", at: at) || text.matchesFolded("was ", at: at) else {
            return nil
        }
        at = text.runEnd(of: .letter, from: at, limit: 3)
        return isTo ? .listed : .prose
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
}
