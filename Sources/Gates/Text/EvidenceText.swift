internal import Events
internal import Skills

/// What the corrections behind a sentence say, to hold the sentence against.
struct EvidenceText {
    private let text: String
    private let words: Set<String>

    init(of corrections: [Correction]) {
        text = corrections.flatMap(Self.seen).map(Self.flat).joined(separator: "\n")
        words = corrections.reduce(into: []) { $0.formUnion(Self.said($1)) }
    }

    /// What stands in a file backs no sentence: nobody said it.
    private static func seen(_ correction: Correction) -> [String] {
        let seen = correction.evidence.filter { $0.channel != .edit }
        return [correction.words, correction.instruction] + seen.map(\.detail)
    }

    /// The meaning words that the person said or that were seen done; what they only pasted is not among them, even
    /// where an instruction was made of it.
    private static func said(_ correction: Correction) -> Set<String> {
        let done = correction.evidence.filter { $0.channel != .edit && $0.channel != .words }.map(\.detail)
        let known = Words.content(([OwnWords.of(correction.words)] + done).joined(separator: "\n"))
        let implied = Words.content(correction.instruction)
        return correction.words.isEmpty ? known.union(implied) : known
    }

    /// The first code span, path, flag or file name of a sentence that the evidence does not hold; nil where
    /// all are there.
    func missingCode(in sentence: String) -> String? {
        let parts = sentence.split(separator: "`", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if !index.isMultiple(of: 2) {
                guard text.contains(Self.flat(String(part))) else { return String(part) }
            } else if let token = part.split(whereSeparator: \.isWhitespace).first(where: isMissing) {
                return String(token)
            }
        }
        return nil
    }

    /// 0...1: the share of the sentence's meaning words that the evidence holds; 1 for a sentence of none.
    func support(of sentence: String) -> Double {
        let said = Words.content(sentence)
        guard !said.isEmpty else { return 1 }
        return Double(said.intersection(words).count) / Double(said.count)
    }

    /// The least support of any part of the sentence with a meaning of its own: what was said must not carry what
    /// was not.
    func leastSupport(of sentence: String) -> Double {
        let parts = [",", ";", ":", " then ", " and "].reduce([sentence]) { parts, sign in
            parts.flatMap { $0.split(separator: sign).map(String.init) }
        }
        let telling = parts.filter { Words.content($0).count > 1 }
        return telling.map(support).reduce(support(of: sentence), min)
    }

    private func isMissing(_ token: Substring) -> Bool {
        let bare = token.trimmingPrefix { "([\"'“‘".contains($0) }
        let end = bare.lastIndex { !".,;:!?)]\"'”’…".contains($0) }
        guard let end else { return false }
        let word = String(bare[...end])
        let isTechnical =
            word.hasPrefix("-") && word.count > 1 || word.contains { "/_\\=$|&;{}*~".contains($0) }
            || word.dropFirst().dropLast().contains(".")
        return isTechnical && !text.contains(Self.flat(word))
    }

    /// Lower case, no code marks, single spaces, neutralised like the draft.
    private static func flat(_ raw: String) -> String {
        PlainWords.line(raw, limit: 100_000).lowercased().replacing("`", with: "")
    }
}
