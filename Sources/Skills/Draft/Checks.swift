internal import Events

/// How to verify that a rule was kept, where the users said so themselves.
enum Checks {
    private static let openings = [
        "make sure", "ensure", "check that", "check with", "verify", "confirm that",
    ]

    /// At most two sentences of the users that ask for a check, in their words; not the rule itself again.
    static func said(in corrections: [Correction], beside rule: Rule) -> [DraftSentence] {
        let known = Words.content(rule.sentences.map(\.text).joined(separator: " "))
        var found: [DraftSentence] = []
        for correction in corrections {
            for sentence in Sentences.all(in: correction.words) where isCheck(sentence) {
                let text = PlainWords.line(sentence, limit: 160)
                let subject = Words.content(text)
                guard !subject.isSubset(of: known),
                    !found.contains(where: { Words.content($0.text) == subject })
                else { continue }
                found.append(DraftSentence(text: finished(text), evidence: [correction.id]))
            }
        }
        return Array(found.prefix(2))
    }

    /// Whether the sentence asks for a check: less of a rule than the others.
    static func isCheck(_ sentence: String) -> Bool {
        let lower = sentence.lowercased()
        return lower.count < 160 && !lower.hasSuffix("?") && openings.contains { lower.hasPrefix($0 + " ") }
    }

    private static func finished(_ text: String) -> String {
        let head = text.prefix(1).uppercased() + text.dropFirst()
        return ".…".contains(head.last ?? ".") ? head : head + "."
    }
}
