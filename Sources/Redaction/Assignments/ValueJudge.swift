/// Decides whether the value beside a key's name is a secret itself.
struct ValueJudge {
    let text: Bytes
    let key: KeyName
    let kind: KeyKind
    let value: Value

    var isSecret: Bool {
        guard !Placeholder.isPlaceholder(text, value.range), !isMarker else { return false }
        return value.style == .quoted ? isSecretQuoted : isSecretBare
    }

    private var isMarker: Bool { Marker.end(in: text, at: value.range.lowerBound) == value.range.upperBound }

    private var isSecretQuoted: Bool {
        let range = value.range
        if Placeholder.holdsReference(text, range) || isOwnName { return false }
        let hasBlank =
            text.firstIndex(of: UInt8(ascii: " "), from: range.lowerBound, before: range.upperBound) != nil
        switch kind {
        case .password: return !hasBlank || !isSentence
        case .secret: return !hasBlank && range.count >= 6 && !isPlainName
        default: return isToken && Randomness.looksRandom(text, range)
        }
    }

    private var isSecretBare: Bool {
        if continuesAsCode || isOwnName { return false }
        switch kind {
        case .password: return isPasswordBare
        case .secret: return isMachineMade
        default: return isToken && !isNumber && Randomness.looksRandom(text, value.range)
        }
    }

    private var isPasswordBare: Bool {
        if value.separator == .spacedEquals {
            return !isDottedName && value.range.count >= 6 && (isConfigLine ? isMixedNotName : isRandom)
        }
        return takesAnyWord || isMixedNotName || isRandom || isConfigWord
    }

    private var isMachineMade: Bool {
        let range = value.range
        guard range.count >= 6, !isDottedName else { return false }
        if value.separator == .spacedEquals { return isRandom }
        return takesAnyWord ? !isPlainName || key.isUpperCase : isMixedNotName || isRandom
    }

    private var isRandom: Bool { Randomness.looksRandom(text, value.range) }

    /// Places where no code is: flags, query strings, tags, and variables in capitals.
    private var takesAnyWord: Bool {
        switch value.separator {
        case .blank, .query, .tag, .named: true
        case .tight: key.isUpperCase || key.dashes > 0
        case .colon, .command: key.isUpperCase
        default: false
        }
    }

    /// Digits, or punctuation that names have not, among the letters.
    private var isMixedNotName: Bool {
        let range = value.range
        let isName = text.runEnd(of: ByteClass.letter.union("_."), from: range.lowerBound) >= range.upperBound
        return !isName && range.count >= 4
    }

    /// A word that stands alone beside its key, in a place where configuration is written.
    private var isConfigWord: Bool {
        let next = text[value.range.upperBound]
        switch value.separator {
        case .colon: return isConfigLine && !ByteClass.upper.contains(text[value.range.lowerBound])
        case .tight:
            return ByteClass(" \t\r\n\"'\0").contains(next) && !isArgument || isConnectionString(next)
        default: return false
        }
    }

    /// The line holds the key and its value and nothing else.
    private var isConfigLine: Bool {
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

    /// `password=password`, `"api_key": "api_key"`.
    private var isOwnName: Bool {
        value.range.count == key.range.count
            && zip(value.range, key.range).allSatisfy { text[$0].lowercased == text[$1].lowercased }
    }

    /// Letters only, perhaps with `-`, `_`, `.` or `/`: the name of a thing.
    private var isPlainName: Bool {
        let range = value.range
        return text.runEnd(of: ByteClass.letter.union("_-./: "), from: range.lowerBound) >= range.upperBound
            && !Randomness.isShuffled(text, range)
    }

    /// `module.member`, as code has it.
    private var isDottedName: Bool {
        let range = value.range
        guard
            let dot = text.firstIndex(
                of: UInt8(ascii: "."), from: range.lowerBound, before: range.upperBound),
            ByteClass.letter.union("_").contains(text[range.lowerBound])
        else { return false }
        let tail = (dot + 1)..<range.upperBound
        return text.runEnd(of: ByteClass.letter.union("_."), from: tail.lowerBound) >= tail.upperBound
            && text.runEnd(of: .word, from: range.lowerBound) == dot && !Randomness.isShuffled(text, tail)
    }

    private var isToken: Bool {
        text.runEnd(of: Self.tokenCharacters, from: value.range.lowerBound) >= value.range.upperBound
    }

    private var isNumber: Bool {
        text.matchesFolded("0x", at: value.range.lowerBound)
            || text.runEnd(of: ByteClass.digit.union("._"), from: value.range.lowerBound)
                >= value.range.upperBound
    }

    /// A call, an index or a member follows.
    private var continuesAsCode: Bool { ByteClass("([{").contains(text[value.range.upperBound]) }

    /// Three words or more that speak about passwords: a label or a message.
    private var isSentence: Bool {
        let words = text.string(value.range).lowercased().split(separator: " ")
        let isShortKey = key.range.count <= 4
        return words.count >= 3
            && (isShortKey || words.contains { KeyWords.passwords.contains(where: $0.contains) })
    }

    private static let tokenCharacters = ByteClass.alnum.union("_-.+/=~:%|")
}
