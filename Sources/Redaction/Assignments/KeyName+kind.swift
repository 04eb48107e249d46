extension KeyName {
    /// The name's kind; `API key: …` in prose has the word before to it.
    func kind(in text: Bytes) -> KeyKind? {
        let isLone = range.count <= 4 && dashes == 0 && text.matchesFolded("key", at: range.lowerBound)
        let before = text[range.lowerBound - 1]
        if isLone, ByteClass("?&").contains(before) { return .vague(rule: "url-query") }
        guard isLone, before == UInt8(ascii: " ") else { return Self.kind(in: text, range) }
        let start = text.runStart(of: .letter, before: range.lowerBound - 1, limit: 16)
        let kind = Self.kind(in: text, start..<range.upperBound)
        if case .vague = kind { return nil }
        return kind
    }

    /// Judges a key by the words of its name.
    static func kind(of name: String) -> KeyKind? {
        var copy = name
        return copy.withUTF8 { kind(in: Bytes($0), 0..<$0.count) }
    }

    private static func kind(in text: Bytes, _ name: Range<Int>) -> KeyKind? {
        NameWords.split(text, name) { words in
            let count = meaningfulCount(words, text)
            guard count > 0 else { return nil }
            let last = words[count - 1]
            let lastRole = KeyWords.roles[last] ?? []
            if let kind = KeyWords.whole[last], count == 1 || kind.isHeader { return kind }
            guard !lastRole.contains(.describing) else { return nil }
            let joined = words[0..<count].reduce(into: KeyWords.Role()) {
                $0.formUnion(KeyWords.roles[$1] ?? [])
            }
            guard !joined.contains(.harmless) else { return nil }
            if isPassword(last, lastRole, text) || count > 1 && isPassPhrase(words[count - 2], last, text) {
                return .password
            }
            return keyed(words[0..<count], last, text)
        }
    }

    /// How many words count: `SECRET_KEY_BASE`, `API_KEY_PROD` and `token2` name the same as without their end.
    private static func meaningfulCount(_ words: UnsafeMutableBufferPointer<NameWord>, _ text: Bytes) -> Int {
        var count = words.count
        while count > 1,
            KeyWords.roles[words[count - 1]]?.contains(.neutralEnd) == true
                || words[count - 1].range.allSatisfy({ ByteClass.digit.contains(text[$0]) })
        {
            count -= 1
        }
        return count
    }

    private static func isPassword(_ last: NameWord, _ role: KeyWords.Role, _ text: Bytes) -> Bool {
        role.contains(.shortPassword) || KeyWords.passwords.contains { last.hasSuffix($0, in: text) }
    }

    private static func isPassPhrase(_ first: NameWord, _ last: NameWord, _ text: Bytes) -> Bool {
        first.hasSuffix("pass", in: text) && last.hasSuffix("phrase", in: text)
    }

    private static func keyed(
        _ words: Slice<UnsafeMutableBufferPointer<NameWord>>, _ last: NameWord, _ text: Bytes
    ) -> KeyKind? {
        if last.range.count == 3, last.hasSuffix("key", in: text) { return named(words, text) }
        if KeyWords.joinedKeys.contains(where: { last.hasSuffix($0, in: text) }) {
            return .secret(rule: vendor(words) ?? "api-key")
        }
        if last.hasSuffix("secret", in: text) { return .secret(rule: vendor(words) ?? "secret") }
        if last.hasSuffix("token", in: text) {
            let isKnown = words.count > 1 || last.range.count > 5
            return isKnown ? .secret(rule: vendor(words) ?? "token") : .vague(rule: "token")
        }
        return KeyWords.vague[last].map { .vague(rule: $0) }
    }

    /// `… key`, by the words before.
    private static func named(_ words: Slice<UnsafeMutableBufferPointer<NameWord>>, _ text: Bytes) -> KeyKind?
    {
        guard words.count > 1 else { return nil }
        let before = words.dropLast()
        let isPrivate = before.contains { $0.hasSuffix("private", in: text) }
        let rule = vendor(words) ?? (isPrivate ? "private-key" : "api-key")
        let isQualified = before.contains { KeyWords.roles[$0]?.contains(.qualifier) == true }
        return isQualified ? .secret(rule: rule) : .vague(rule: rule)
    }

    private static func vendor(_ words: Slice<UnsafeMutableBufferPointer<NameWord>>) -> String? {
        words.first.flatMap { KeyWords.vendors[$0] }
    }
}
