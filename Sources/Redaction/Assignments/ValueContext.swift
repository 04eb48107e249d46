/// What stands around a bare value.
struct ValueContext {
    let text: Bytes
    let key: KeyName
    let value: Value

    /// Places where no code is: flags, query strings, tags, and variables in capitals.
    var takesAnyWord: Bool {
        switch value.separator {
        case .blank, .query, .tag, .named: true
        case .tight: key.isUpperCase || key.dashes > 0
        case .colon, .command: key.isUpperCase
        default: false
        }
    }

    var mayBeCode: Bool {
        switch value.separator {
        case .blank, .query, .tag, .named: false
        default: !key.isUpperCase || value.separator == .spacedEquals
        }
    }

    /// A call, an index or a member follows.
    var continuesAsCode: Bool { ByteClass("([{").contains(text[value.range.upperBound]) && mayBeCode }

    /// What a name is compared with is another name.
    var isComparison: Bool {
        let before = text.runStart(of: .blank, before: value.range.lowerBound, limit: 8)
        return value.separator == .spacedEquals && text[before - 1] == UInt8(ascii: "=")
            && ByteClass("=!~").contains(text[before - 2])
    }

    /// `--private-key --verbose`: the flag has no value.
    var isFlagNext: Bool {
        (value.separator == .blank || value.separator == .command)
            && text[value.range.lowerBound] == UInt8(ascii: "-")
    }

    /// More words follow on the line, as in `client_secret: OAuth2 client secret to use`.
    var isProse: Bool {
        let next = text.runEnd(of: .blank, from: value.range.upperBound, limit: 4)
        return value.separator == .colon && next > value.range.upperBound
            && ByteClass.letter.contains(text[next])
    }

    /// A word that stands alone beside its key, in a place where configuration is written.
    var isConfiguration: Bool {
        let next = text[value.range.upperBound]
        switch value.separator {
        case .colon: return isLine && !ByteClass.upper.contains(text[value.range.lowerBound])
        case .tight:
            return ByteClass(" \t\r\n\"'\0").contains(next) && !isArgument || isConnectionString(next)
        default: return false
        }
    }

    /// The line holds the key and its value and nothing else.
    var isLine: Bool {
        let end = text.runEnd(of: .blank, from: value.range.upperBound, limit: 16)
        let endsLine = end >= text.count || ByteClass.lineEnd.contains(text[end])
        return endsLine && key.isLineStart(in: text)
    }

    private var isArgument: Bool {
        let before = text.runStart(of: ByteClass(" \t\r\n"), before: key.range.lowerBound, limit: 64)
        return ByteClass("(,").contains(text[before - 1])
    }

    private func isConnectionString(_ next: UInt8) -> Bool {
        next == UInt8(ascii: ";") && ByteClass.letter.contains(text[value.range.upperBound + 1])
            || next == UInt8(ascii: "&")
    }
}
