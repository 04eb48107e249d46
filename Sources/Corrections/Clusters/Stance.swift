/// Which words a correction wants and which it is against, token by token.
///
/// +1 where the sentence says so ("use", "always"), −1 after a negation ("never", "not", "instead of"), less
/// where only the form of a reproach tells: "why did you use npm" is against npm, "did you run the tests" wants
/// them run, "you edited the main file, not the copy" is against the one and wants the other.
struct Stance {
    private(set) var signs: [Double]
    private let tokens: [Token]
    private let clauses: [Range<Int>]

    /// The signs of a text, which `asks` where it ends with a question mark.
    init(_ tokens: [Token], asks: Bool) {
        self.tokens = tokens
        signs = [Double](repeating: 0, count: tokens.count)
        clauses = Stance.clauses(of: tokens)
        var isReproach = false
        for clause in clauses { isReproach = read(clause, carrying: isReproach) }
        hearRequests()
        pointAtLack(asks)
        answerQuestions()
        completeEllipses()
    }

    /// The runs of tokens between marks.
    private static func clauses(of tokens: [Token]) -> [Range<Int>] {
        var clauses: [Range<Int>] = []
        for position in tokens.indices {
            if position > 0, tokens[position].clause == tokens[position - 1].clause,
                let last = clauses.popLast()
            {
                clauses.append(last.lowerBound..<(position + 1))
            } else {
                clauses.append(position..<(position + 1))
            }
        }
        return clauses
    }

    /// Signs one clause; "…, not the session" belongs to the reproach before it.
    private mutating func read(_ clause: Range<Int>, carrying: Bool) -> Bool {
        var mood = Mood(tokens[clause].prefix(6).map(\.text))
        if carrying, tokens[clause.lowerBound].text == "not" { mood = .against }
        var (sign, isSubordinate) = (mood.start, false)
        for position in clause {
            let word = tokens[position].text
            let next = position + 1 < clause.upperBound ? tokens[position + 1].text : ""
            if word == "why", mood == .plain {
                mood = .against
                sign = mood.start
            } else if StanceWords.negations.contains(word) || StanceWords.pairs[word]?.contains(next) == true
            {
                sign = negated(sign, by: word, in: mood)
            } else if StanceWords.removals.contains(word) {
                sign = sign < 0 ? Likeness.hint : -1
            } else if StanceWords.wishes.contains(word), !isSubordinate, isFree(sign, position, clause) {
                sign = 1
            } else if StanceWords.subordinators.contains(word), position > clause.lowerBound {
                (sign, isSubordinate) = (0, true)
            } else if word == "but" || ["and", "then"].contains(word) && StanceWords.starts.contains(next) {
                sign = 0
            } else if sign != 0 {
                signs[position] = sign
            }
        }
        judge(clause)
        return mood == .against
    }

    /// In a reproach, and after another negation, a negation turns into a wish.
    private func negated(_ sign: Double, by word: String, in mood: Mood) -> Double {
        let isWish = mood == .against || mood == .lack || sign < 0
        if word == "forgot" { return 1 }
        if word == "forget" { return isWish ? 1 : -1 }
        let strength = StanceWords.lacks.contains(word) ? Likeness.hint : 1
        return isWish ? strength : -strength
    }

    /// A wish begins where nothing was signed, and after "and".
    private func isFree(_ sign: Double, _ position: Int, _ clause: Range<Int>) -> Bool {
        guard sign < 0 else { return sign == 0 }
        return position > clause.lowerBound && ["and", "then"].contains(tokens[position - 1].text)
    }

    /// "force push is fine here", "sudo is not allowed": signs what stands before the verdict.
    private mutating func judge(_ clause: Range<Int>) {
        let verb = clause.first { ["is", "are", "its"].contains(tokens[$0].text) }
        guard let verb, verb > clause.lowerBound, signs[clause.lowerBound] == 0 else { return }
        let said = tokens[verb..<min(verb + 4, clause.upperBound)].map(\.text)
        let isBad = said.contains(where: StanceWords.bad.contains)
        guard isBad || said.contains(where: StanceWords.good.contains) else { return }
        let isAgainst = isBad || said.contains(where: StanceWords.negations.contains)
        for position in clause.lowerBound..<verb { signs[position] = isAgainst ? -1 : 1 }
    }

    /// "tests?" and "pnpm!" are wishes; "no changelog?" and "no tests again" miss something.
    private mutating func pointAtLack(_ asks: Bool) {
        let words = tokens.map(\.text)
        if words.count <= 3, words.first != "leave", !words.contains(where: StanceWords.negations.contains) {
            for position in tokens.indices where signs[position] == 0 && isContent(position) {
                signs[position] = Likeness.hint
            }
        }
        guard words.first == "no", asks || words.contains("again") || words.prefix(4).contains("for") else {
            return
        }
        let turn = asks && words.count <= 6 ? -1.0 : 1
        signs = signs.map { $0 * turn * Likeness.hint }
    }

    /// "pnpm please, npm breaks the lockfile".
    private mutating func hearRequests() {
        for clause in clauses where (2...5).contains(clause.count) {
            guard StanceWords.requests.contains(tokens[clause.upperBound - 1].text),
                clause.allSatisfy({ signs[$0] == 0 })
            else { continue }
            for position in clause where isContent(position) { signs[position] = Likeness.hint }
        }
    }

    /// "yarn? no, pnpm": the answer is wanted, what it answers is not.
    private mutating func answerQuestions() {
        for (place, clause) in clauses.enumerated() where clause.count == 1 {
            guard tokens[clause.lowerBound].text == "no", place + 1 < clauses.count,
                clauses[place + 1].count <= 3
            else { continue }
            for position in clauses[place + 1] where signs[position] == 0 && isContent(position) {
                signs[position] = Likeness.hint
            }
            guard place > 0, clauses[place - 1].count <= 2 else { continue }
            for position in clauses[place - 1] where signs[position] == 0 { signs[position] = -Likeness.hint }
        }
    }

    /// "pnpm, not npm" and "no npm here, pnpm": what is set against the unwanted is wanted.
    private mutating func completeEllipses() {
        for (one, other) in zip(clauses, clauses.dropFirst()) {
            let isOneSentence = tokens[one.lowerBound].sentence == tokens[other.lowerBound].sentence
            if isOneSentence || other.count <= 2 { complete(other, beside: one) }
            if isOneSentence, StanceWords.contrasts.contains(tokens[other.lowerBound].text) {
                complete(one, beside: other)
            }
        }
    }

    private mutating func complete(_ clause: Range<Int>, beside other: Range<Int>) {
        let content = clause.filter(isContent)
        guard (1...2).contains(content.count), clause.count <= 4, clause.allSatisfy({ signs[$0] == 0 }),
            other.contains(where: { signs[$0] < 0 })
        else { return }
        for position in content { signs[position] = Likeness.hint }
    }

    private func isContent(_ position: Int) -> Bool {
        tokens[position].isCode || !isPlain(tokens[position].text)
    }
}
