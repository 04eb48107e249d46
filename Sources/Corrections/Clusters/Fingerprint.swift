internal import Events

/// What a correction is about, as weighted terms and habits, and with signs: wanted, unwanted or merely named.
struct Fingerprint: Sendable {
    var correction: Correction
    /// Term to how much it counts, before its rarity is known.
    private(set) var terms: [String: Double] = [:]
    /// The habits of agents that it is about, of which there may be none.
    private(set) var habits: [String] = []
    /// The number of content words in what it states.
    private(set) var length = 0
    /// Terms to more than 0 (wanted) or less (unwanted), where the sentence says which; habits to what they exclude.
    private(set) var signs: [String: Double] = [:]
    /// Which way its words point, as it says itself and not as it implies.
    private(set) var stand = Sense.Stand.neither
    /// The stems that are written as code.
    private(set) var code: Set<String> = []
    /// The ends of scales that it names.
    private(set) var poles: Set<Int> = []

    init(_ correction: Correction) {
        self.correction = correction
        let said = Prose(correction.words).said
        let words = StatedTokens.tokens(of: String(decoding: said.utf8.prefix(700), as: UTF8.self))
        let asks = said.utf8.last == UInt8(ascii: "?")
        take(words, asks: asks)
        if isEmpty { take(Tokenizer.tokens(of: correction.instruction), asks: false) }
        if isEmpty, let detail = correction.evidence.first?.detail {
            take(Tokenizer.tokens(of: String(detail.prefix(200))), asks: false)
        }
        if terms.isEmpty { takePlainWords(of: words, asks: asks) }
        if let context = correction.context { takeContext(context) }
    }

    /// What the agent had said and run: two complaints about one doing of it are alike, in whatever words.
    private mutating func takeContext(_ context: String) {
        let tokens = Tokenizer.tokens(of: context)
        let stems = tokens.map { stem(StatedTokens.bare($0.text)) }
        for (token, stem) in zip(tokens, stems) where StatedTokens.says(token) && !stem.isEmpty {
            raise(stem, Likeness.Weight.context)
        }
        for one in Lexicon.shared.concepts(in: stems, of: tokens) where Lexicon.shared.isSpoken(one) {
            raise(Fingerprint.concept(one), Likeness.Weight.context)
        }
    }

    private var isEmpty: Bool { terms.isEmpty && habits.isEmpty }

    private mutating func take(_ tokens: [Token], asks: Bool) {
        let lexicon = Lexicon.shared
        let stems = tokens.map { stem(StatedTokens.bare($0.text)) }
        let (stance, implied) = Alternatives.settled(Stance(tokens, asks: asks).signs, of: stems)
        let found = lexicon.concepts(in: stems, of: tokens)
        let reading = lexicon.habits(of: found, signs: stance, tokens: tokens)
        let content = Set(
            tokens.filter { !StatedTokens.isCited($0) && StatedTokens.says($0) && !isRulesFile($0) }
                .map { stem($0.text) })
        let worth = Worth(tokens, stance, stating: reading.sentences, content: content.count)
        length = worth.length
        stand = Sense.Stand(of: tokens, stance)
        poles = Poles.named(in: tokens)
        habits = lexicon.names(of: reading, isBare: content.count <= 4)
        signs = implied
        addTools(tokens, stems, stance)
        addConcepts(found, stance, worth)
        addWords(tokens, stems, stance, worth, named: Set(found.filter(lexicon.isSpoken).map(\.position)))
        signs = signs.filter { $0.value != 0 }
        for (word, sign) in signs { raise(word + (sign < 0 ? "-" : "+"), Likeness.Weight.signed) }
        leaveToHabits(reading, found, stems)
        if asks, Fingerprint.inquires(tokens) { raise("?", Likeness.Weight.inquiry) }
    }

    private func isRulesFile(_ token: Token) -> Bool { token.text.hasSuffix(StatedTokens.rulesFile) }

    /// "use X", "run it with X": what is to be used says more than the words around it.
    private mutating func addTools(_ tokens: [Token], _ stems: [String], _ stance: [Double]) {
        for (position, token) in tokens.enumerated() where Fingerprint.uses.contains(token.text) {
            let ahead = tokens.indices[(position + 1)...].prefix(3).first {
                StatedTokens.says(tokens[$0]) && tokens[$0].clause == token.clause
            }
            if let ahead, stance[ahead] > 0 { raise(">" + stems[ahead], Likeness.Weight.tool) }
        }
    }

    private mutating func addConcepts(_ found: [Lexicon.Found], _ stance: [Double], _ worth: Worth) {
        for one in found where Lexicon.shared.isSpoken(one) {
            let name = Fingerprint.concept(one)
            raise(name, Likeness.Weight.concept * worth.of[one.position])
            sign(name, stance[one.position])
        }
    }

    private mutating func addWords(
        _ tokens: [Token], _ stems: [String], _ stance: [Double], _ worth: Worth, named: Set<Int>
    ) {
        for (position, token) in tokens.enumerated()
        where StatedTokens.says(token) && !stems[position].isEmpty {
            if token.isCode { code.insert(stems[position]) }
            let weight = token.isCode ? Likeness.Weight.code : Likeness.Weight.word
            let share = named.contains(position) ? Likeness.Weight.named : 1
            raise(stems[position], weight * share * worth.of[position])
            for part in StatedTokens.parts(of: token.text) where part != stems[position] {
                raise(part, Likeness.Weight.part * worth.of[position])
            }
            sign(stems[position], stance[position])
        }
    }

    /// Where there is nothing else, the words that rules are not about.
    private mutating func takePlainWords(of tokens: [Token], asks: Bool) {
        let stance = Stance(tokens, asks: asks).signs
        for (position, token) in tokens.enumerated() where token.text.utf8.count > 1 {
            raise(stem(token.text), Likeness.Weight.plain)
            guard stance[position] != 0 else { continue }
            signs[stem(token.text)] = stance[position]
            raise(stem(token.text) + (stance[position] < 0 ? "-" : "+"), Likeness.Weight.signed)
        }
    }

    /// Signs that a habit has told already are not told again.
    private mutating func leaveToHabits(
        _ reading: Lexicon.HabitReading, _ found: [Lexicon.Found], _ stems: [String]
    ) {
        for one in found where reading.told.contains(one.concept) {
            signs[Fingerprint.concept(one)] = nil
            signs[stems[one.position]] = nil
        }
    }

    /// True where the last sentence asks how things are, not what the agent did: no rule, though it has a rule's words.
    private static func inquires(_ tokens: [Token]) -> Bool {
        let words = tokens.filter { $0.sentence == tokens.last?.sentence }.map(\.text)
        guard !words.contains(where: persons.contains) else { return false }
        return words.prefix(3).contains(where: inquiring.contains)
    }

    private static let persons: Set<String> = ["you", "u", "we", "your", "ur"]
    private static let inquiring: Set<String> = [
        "does", "do", "is", "has", "will", "what", "how", "which", "when",
    ]

    private static func concept(_ found: Lexicon.Found) -> String {
        "=" + Lexicon.shared.concepts[found.concept]
    }

    private static let uses: Set<String> = ["use", "using", "run", "running", "with", "via", "through"]

    private mutating func raise(_ term: String, _ weight: Double) {
        if weight > 0 { terms[term] = max(terms[term] ?? 0, weight) }
    }

    /// A term that is both wanted and unwanted has no sign.
    private mutating func sign(_ term: String, _ sign: Double) {
        if sign != 0 { signs[term] = (signs[term] ?? sign) * sign > 0 ? sign : 0 }
    }

    /// Adds what the correction implies without saying so.
    mutating func imply(_ term: String, _ sign: Double) {
        signs[term] = sign
        raise(term, Likeness.Weight.implied)
        raise(term + (sign < 0 ? "-" : "+"), Likeness.Weight.signed)
    }

    /// Equal for corrections that no rule here can tell apart: an order that knows neither ids nor times.
    var canonical: String {
        let weighted = terms.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: " ")
        let signed = signs.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: " ")
        return [weighted, habits.joined(separator: " "), signed, "\(length)", correction.repository ?? ""]
            .joined(
                separator: "\n")
    }
}
