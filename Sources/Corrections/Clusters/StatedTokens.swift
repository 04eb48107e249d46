/// The tokens of what somebody said, as rules are read from them.
enum StatedTokens {
    /// The ending of a file that holds rules for agents, whose name mostly states its rule.
    static let rulesFile = ".mdc"
    /// Clauses from here on are names of rules files.
    private static let cited = 1000

    /// The tokens, `commit/push` as two; after them, the words in the name of each rules file that is mentioned.
    static func tokens(of text: String) -> [Token] {
        var tokens: [Token] = []
        for token in Tokenizer.tokens(of: text) {
            let parts = token.text.split(separator: "/")
            if parts.count == 2, parts.allSatisfy(isWord) {
                tokens += parts.map { part in
                    Token(
                        text: String(part), isCode: false, clause: token.clause, sentence: token.sentence)
                }
            } else {
                tokens.append(token)
            }
        }
        let mentions = tokens.filter { $0.isCode && $0.text.hasSuffix(rulesFile) }
        let last = tokens.last?.sentence ?? 0
        for (number, mention) in mentions.enumerated() {
            let sentence = last + 1 + number
            for part in mention.text.dropLast(rulesFile.count).split(whereSeparator: { "@-_./".contains($0) })
            {
                tokens.append(
                    Token(text: String(part), isCode: false, clause: cited + sentence, sentence: sentence))
            }
        }
        return tokens
    }

    private static func isWord(_ part: Substring) -> Bool {
        part.utf8.count > 1 && part.utf8.allSatisfy { (97...122).contains($0) }
    }

    /// True for a word out of the name of a rules file.
    static func isCited(_ token: Token) -> Bool { token.clause >= cited }

    /// A word that a rule could be about: no single letters, no short numbers, no words without content, no
    /// hiragana, which carries grammar.
    static func says(_ token: Token) -> Bool {
        guard token.isCode || !isPlain(token.text) else { return false }
        let word = token.text.utf8
        if token.text.unicodeScalars.allSatisfy({ (0x3040...0x309F).contains($0.value) }) { return false }
        if word.count == 1 || word.count < 3 && word.allSatisfy({ $0 < 59 }) { return false }
        return token.text != "https" && token.text != "http"
    }

    /// A file or identifier without `@`, folders and line numbers, so that a mention of a file and its name are one.
    static func bare(_ word: String) -> String {
        guard word.hasPrefix("@") || word.utf8.count(where: { $0 == UInt8(ascii: "/") }) > 1 else {
            return word
        }
        let name = word.drop { $0 == "@" }.split(separator: "/").last ?? ""
        return String(name.prefix { $0 != ":" })
    }

    /// The words inside an identifier or a file's name: `dont-ignore-errors.mdc` is about errors.
    static func parts(of word: String) -> [String] {
        guard word.utf8.contains(where: { "-_./".utf8.contains($0) }) else { return [] }
        var parts = bare(word).split { "-_./".contains($0) }.map(String.init)
        if word.utf8.contains(UInt8(ascii: ".")), let last = parts.last, last.utf8.count < 5 {
            parts.removeLast()
        }
        return parts.map(stem).filter {
            !isPlain($0) && $0.utf8.count > 2 && !$0.utf8.allSatisfy { $0 < 58 }
        }
    }
}

/// True for words that no rule is about.
func isPlain(_ word: String) -> Bool { StopWords.all.contains(word) || Boilerplate.words.contains(word) }
