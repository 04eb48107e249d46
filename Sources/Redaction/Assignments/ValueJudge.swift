/// Decides whether the value beside a key's name is a secret itself.
struct ValueJudge {
    let text: Bytes
    let key: KeyName
    let kind: KeyKind
    let value: Value

    var isSecret: Bool {
        let shape = ValueShape(text: text, range: value.range)
        guard !Placeholder.isPlaceholder(text, value.range), !shape.isMarker, !isOwnName else { return false }
        if kind.isSignature || kind.isParameter, value.separator != .query { return false }
        if value.separator == .listed { return isSecretListed(shape) }
        return value.style == .quoted ? isSecretQuoted(shape) : isSecretBare(shape)
    }

    /// Among names, only what cannot be one.
    private func isSecretListed(_ shape: ValueShape) -> Bool {
        if Placeholder.holdsReference(text, value.range) || shape.isNumber { return false }
        if kind == .password {
            return value.range.count >= 8 && !shape.hasBlank && shape.hasMore
                && (shape.hasDigit || shape.isRandom)
        }
        return shape.isToken && shape.isRandom
    }

    private func isSecretQuoted(_ shape: ValueShape) -> Bool {
        if kind != .password, shape.isNoise { return true }
        if Placeholder.holdsReference(text, value.range) { return false }
        switch kind {
        case .password: return !shape.hasBlank || !isSentence
        case .secret: return !shape.hasBlank && value.range.count >= 6 && !shape.isName
        default: return !shape.isNumber && shape.isToken && shape.isRandom
        }
    }

    private func isSecretBare(_ shape: ValueShape) -> Bool {
        let context = ValueContext(text: text, key: key, value: value)
        if context.continuesAsCode || context.isComparison || context.isFlagNext { return false }
        if context.mayBeCode || text[value.range.upperBound] == UInt8(ascii: "("), shape.isDottedName {
            return false
        }
        switch kind {
        case .password: return isPassword(shape, context)
        case .secret: return isMachineMade(shape, context)
        default:
            let isVariable =
                key.isUpperCase && value.separator == .tight && shape.hasMore && value.range.count >= 8
            return shape.isToken && !shape.isNumber && (shape.isRandom || isVariable)
        }
    }

    private func isPassword(_ shape: ValueShape, _ context: ValueContext) -> Bool {
        if isWorkingDirectory { return false }
        // What a test runner prints: `PASS: testLogin`.
        if key.range.count == 4, key.isUpperCase, value.separator == .colon { return shape.isRandom }
        if value.separator == .prose { return shape.hasMore && shape.hasDigit || shape.isRandom }
        if value.separator == .spacedEquals {
            return value.range.count >= 6 && (shape.isRandom || context.isLine && shape.hasMore)
        }
        if key.range.count <= 4, !key.isUpperCase { return shape.hasMore || shape.isRandom }
        return context.takesAnyWord || shape.hasMore || shape.isRandom || context.isConfiguration
    }

    private func isMachineMade(_ shape: ValueShape, _ context: ValueContext) -> Bool {
        guard value.range.count >= (key.isUpperCase ? 4 : 6) else { return false }
        if value.separator == .spacedEquals || value.separator == .prose || context.isProse {
            return shape.isRandom
        }
        if context.takesAnyWord { return key.isUpperCase || !shape.isName }
        return shape.isRandom || shape.hasMore && !shape.isName
    }

    /// `PWD=/home/bob` is where a shell stands.
    private var isWorkingDirectory: Bool {
        text.matchesFolded("pwd", at: key.range.upperBound - 3)
            && ByteClass("/~").contains(text[value.range.lowerBound])
    }

    /// `password=password`, `SET_PASSWORD = 'SetPassword'`, `"apiKey": "api_key"`, `TXT_PSK "PSK"`.
    private var isOwnName: Bool {
        guard value.range.count <= key.range.count * 2 else { return false }
        let name = key.range.map { text[$0].lowercased }.filter(ByteClass.alnum.contains)
        let own = value.range.map { text[$0].lowercased }.filter(ByteClass.alnum.contains)
        return !own.isEmpty && name.suffix(own.count).elementsEqual(own)
    }

    /// Three words or more that speak about passwords: a label or a message.
    private var isSentence: Bool {
        let words = text.string(value.range).lowercased().split(separator: " ")
        let isShortKey = key.range.count <= 4
        return words.count >= 3
            && (isShortKey || words.contains { $0.contains("passw") || $0.contains("passphrase") })
    }
}
