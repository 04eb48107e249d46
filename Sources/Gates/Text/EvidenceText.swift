internal import Events
internal import Skills

/// What the corrections behind a sentence say, to hold the sentence against.
struct EvidenceText {
    private let text: String
    private let words: Set<String>

    init(of corrections: [Correction]) {
        // What stands in a file backs no sentence: nobody said it.
        let parts = corrections.flatMap { correction in
            let seen = correction.evidence.filter { $0.channel != .edit }
            return [correction.words, correction.instruction] + seen.map(\.detail)
        }
        text = parts.map(Self.flat).joined(separator: "\n")
        words = Words.content(parts.joined(separator: "\n"))
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
