extension KeyName {
    /// The name's kind; `API key: …` in prose has the word before to it.
    func kind(in text: Bytes) -> KeyKind? {
        let isLone = range.count <= 4 && dashes == 0 && text.matchesFolded("key", at: range.lowerBound)
        guard isLone, text[range.lowerBound - 1] == UInt8(ascii: " ") else {
            return Self.kind(of: text.string(range))
        }
        let start = text.runStart(of: .letter, before: range.lowerBound - 1, limit: 16)
        let kind = Self.kind(of: text.string(start..<range.upperBound))
        if case .vague = kind { return nil }
        return kind
    }

    /// Judges a key by the words of its name, in any spelling: `apiKey`, `API_KEY`, `api-key`.
    static func kind(of name: String) -> KeyKind? {
        var words = KeyWords.split(name)
        if let header = header(words) { return header }
        var roles = words.map { KeyWords.roles[$0] ?? [] }
        removeNeutralEnd(&words, &roles)
        guard let last = words.last, let role = roles.last, !role.contains(.describing),
            !roles.contains(where: { $0.contains(.harmless) })
        else { return nil }
        if role.contains(.shortPassword) || KeyWords.passwords.contains(where: { last.hasSuffix($0) }) {
            return .password
        }
        return keyed(words, last, isQualified: roles.dropLast().contains { $0.contains(.qualifier) })
    }

    /// `SECRET_KEY_BASE`, `API_KEY_PROD` and `token2` name the same as without their end.
    private static func removeNeutralEnd(_ words: inout [String], _ roles: inout [KeyWords.Role]) {
        while words.count > 1, let last = words.last, let role = roles.last,
            role.contains(.neutralEnd) || last.utf8.allSatisfy(ByteClass.digit.contains)
        {
            words.removeLast()
            roles.removeLast()
        }
    }

    private static func header(_ words: [String]) -> KeyKind? {
        guard let last = words.last else { return nil }
        if last == "authorization" { return .authorization }
        return last == "cookie" || last == "cookies" ? .cookie : nil
    }

    private static func keyed(_ words: [String], _ last: String, isQualified: Bool) -> KeyKind? {
        let vendor = words.first.flatMap { KeyWords.vendors[$0] }
        if last == "key" {
            guard words.count > 1 else { return nil }
            let rule = vendor ?? (words.contains("private") ? "private-key" : "api-key")
            return isQualified ? .secret(rule: rule) : .vague(rule: rule)
        }
        if KeyWords.joinedKeys.contains(where: { last.hasSuffix($0) }) {
            return .secret(rule: vendor ?? "api-key")
        }
        if last.hasSuffix("secret") { return .secret(rule: vendor ?? "secret") }
        if last.hasSuffix("token") {
            let isKnown = words.count > 1 || last != "token"
            return isKnown ? .secret(rule: vendor ?? "token") : .vague(rule: "token")
        }
        return KeyWords.vague[last].map { .vague(rule: $0) }
    }
}
