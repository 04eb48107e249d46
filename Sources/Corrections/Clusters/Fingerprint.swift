internal import Events

/// What a correction is about, as weighted terms, and with signs: wanted, unwanted or merely named.
struct Fingerprint: Sendable {
    var correction: Correction
    /// Term to how much it counts, before its rarity is known.
    var terms: [String: Double]
    /// Plain words to +1 (wanted) or −1 (unwanted), where the sentence says which.
    var signs: [String: Double]

    init(_ correction: Correction) {
        self.correction = correction
        let said = Prose(correction.words).said
        var tokens = Tokenizer.tokens(of: String(decoding: said.utf8.prefix(700), as: UTF8.self))
        terms = Fingerprint.terms(of: tokens)
        if terms.isEmpty {
            tokens = Tokenizer.tokens(of: correction.instruction)
            terms = Fingerprint.terms(of: tokens)
        }
        if terms.isEmpty, let detail = correction.evidence.first?.detail {
            terms = Fingerprint.terms(of: Tokenizer.tokens(of: String(detail.prefix(200))))
        }
        signs = Polarity.signs(of: tokens)
    }

    /// Content words by stem, code weighted up; the words inside identifiers; themes, which join rules in other words.
    private static func terms(of tokens: [Token]) -> [String: Double] {
        var terms: [String: Double] = [:]
        for token in tokens where token.isCode || !isPlain(token.text) {
            let word = bare(token.text)
            let root = stem(word)
            terms[root] = max(terms[root] ?? 0, token.isCode ? 1.3 : 1)
            for part in parts(of: word) where part != root { terms[part] = max(terms[part] ?? 0, 0.5) }
        }
        let themes = CueIndex.themes.matches(in: tokens, endsAsking: false)
        for (cue, positions) in zip(Cue.themes, themes) where !positions.isEmpty {
            terms["=" + cue.name] = 1.5
        }
        return terms
    }

    /// A file or identifier without `@` and folders, so that a mention of a file and its name are one term.
    private static func bare(_ word: String) -> String {
        word.hasPrefix("@") ? String(word.dropFirst().split(separator: "/").last ?? "") : word
    }

    /// The words inside an identifier or a path: `dont-ignore-errors.mdc` is about errors.
    private static func parts(of word: String) -> [String] {
        guard word.utf8.contains(where: { "-_./".utf8.contains($0) }) else { return [] }
        return word.split { "-_./".contains($0) }.map { stem(String($0)) }.filter {
            !isPlain($0) && $0.utf8.count > 2
        }
    }

    /// Equal for corrections that no rule here can tell apart: an order that knows neither ids nor times.
    var canonical: String {
        let signed = signs.map { "\($0.key)\($0.value < 0 ? "-" : "+")" }.sorted().joined(separator: " ")
        return "\(terms.keys.sorted().joined(separator: " "))\n\(signed)\n\(correction.repository ?? "")"
    }
}

/// True for words that no rule is about.
func isPlain(_ word: String) -> Bool { StopWords.all.contains(word) || Boilerplate.words.contains(word) }
