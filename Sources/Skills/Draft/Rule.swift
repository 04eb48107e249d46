internal import Events

/// A cluster's instruction as one sentence in the imperative.
struct Rule {
    private static let longest = 200

    /// Without the final stop: "Use pnpm, not npm".
    let text: String

    /// The cluster's own instruction where it tells what to do; else the nearest thing to it that a member
    /// said.
    init(of cluster: Cluster, _ corrections: [Correction]) {
        let own = Self.imperative(cluster.instruction)
        let said = corrections.map(\.instruction) + corrections.flatMap { SaidSentences.all(in: $0.words) }
        let subject = Words.content(own)
        let others = said.map(Self.imperative).filter { !$0.isEmpty && $0.count <= Self.longest }
        let alike = others.filter { subject.isEmpty || !Words.content($0).isDisjoint(with: subject) }
        let best = ([own] + alike).first(where: Imperative.opens)
        text = best ?? (own.isEmpty ? others.first : own) ?? "Follow the corrections below"
    }

    var sentence: String { ".!?。！？…".contains(text.last ?? ".") ? text : text + "." }

    private static func imperative(_ raw: String) -> String {
        var text = Imperative.withoutLeads(PlainWords.line(raw, limit: longest))
        while let shorter = Imperative.withoutTrail(text) { text = shorter }
        return capitalized(text)
    }

    /// A capital at the head, unless the first word is a name that is written as it is (paths, code,
    /// hyphenated names).
    private static func capitalized(_ text: String) -> String {
        guard let first = text.first, first.isLowercase else { return text }
        let word = text.prefix { !$0.isWhitespace }
        guard word.allSatisfy({ $0.isLetter || $0 == "'" || $0 == "," }), !word.contains(where: \.isUppercase)
        else {
            return text
        }
        return first.uppercased() + text.dropFirst()
    }
}
