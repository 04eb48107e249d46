extension Lexicon {
    /// A concept where it stands in a text.
    struct Found {
        var concept: Int
        var position: Int
    }

    /// The habits of a text and what they rest on.
    struct HabitReading {
        private(set) var found: Set<Int> = []
        /// Habits that the text is against: "never write tests".
        private(set) var reversed: Set<Int> = []
        /// Concepts whose sign a habit of several concepts has already told.
        private(set) var told: Set<Int> = []
        /// The sentences in which there are any.
        private(set) var sentences: Set<Int> = []

        fileprivate mutating func add(_ conjunction: Conjunction, isReversed: Bool, sentence: Int) {
            if isReversed { reversed.insert(conjunction.habit) } else { found.insert(conjunction.habit) }
            sentences.insert(sentence)
            let concepts = conjunction.conditions.filter { $0.stance != .absent }.map(\.concept)
            if concepts.count > 1 { told.formUnion(concepts) }
        }

        fileprivate mutating func finish() { reversed.subtract(found) }
    }

    /// The weakest and the strongest sign of a concept in a sentence.
    private typealias Signs = (low: Double, high: Double)

    /// True where a concept makes two corrections alike by itself.
    func isSpoken(_ found: Found) -> Bool { !silent.contains(found.concept) }

    /// Every concept of a text, in order.
    func concepts(in stems: [String], of tokens: [Token]) -> [Found] {
        var found: [Found] = []
        for position in stems.indices {
            if tokens[position].text.hasSuffix(StatedTokens.rulesFile), let rules = number(of: "rulesfile") {
                found.append(Found(concept: rules, position: position))
            }
            for phrase in phrases[stems[position]] ?? [] {
                let end = position + 1 + phrase.rest.count
                guard end <= stems.count, tokens[end - 1].sentence == tokens[position].sentence else {
                    continue
                }
                if zip(stems[(position + 1)..<end], phrase.rest).allSatisfy({ $0 == $1 || $1 == "*" }) {
                    found.append(Found(concept: phrase.concept, position: position))
                }
            }
        }
        return found
    }

    /// The habits whose concepts stand together in a sentence; a short text is one sentence.
    func habits(of found: [Found], signs: [Double], tokens: [Token]) -> HabitReading {
        var reading = HabitReading()
        let isShort = tokens.count <= Likeness.longText
        let sentences = Dictionary(grouping: found) { isShort ? 0 : tokens[$0.position].sentence }
        for (sentence, part) in sentences {
            var here: [Int: Signs] = [:]
            for one in part {
                let known = here[one.concept] ?? (0, 0)
                let sign = signs[one.position]
                here[one.concept] = (min(known.low, sign), max(known.high, sign))
            }
            for concept in here.keys {
                for conjunction in conjunctions[concept] ?? [] where holds(conjunction, here) {
                    reading.add(conjunction, isReversed: isReversed(conjunction, here), sentence: sentence)
                }
            }
        }
        reading.finish()
        return reading
    }

    private func holds(_ conjunction: Conjunction, _ here: [Int: Signs]) -> Bool {
        conjunction.conditions.allSatisfy { condition in
            switch condition.stance {
            case .any: here[condition.concept] != nil
            case .wanted: (here[condition.concept]?.high ?? 0) > 0
            case .unwanted: (here[condition.concept]?.low ?? 0) < 0
            case .absent: here[condition.concept] == nil
            }
        }
    }

    /// True where the text outright says the opposite of what the habit is about.
    private func isReversed(_ conjunction: Conjunction, _ here: [Int: Signs]) -> Bool {
        guard let first = conjunction.conditions.first, first.stance == .any,
            let signs = here[first.concept]
        else { return false }
        let tendency = habits[conjunction.habit].tendency
        if tendency > 0 { return signs.low <= -1 && signs.high <= 0 }
        return tendency < 0 && signs.high >= 1 && signs.low >= 0
    }

    /// The names of the habits that count; one that is turned round has its counterpart's name, or `~` after its own.
    func names(of reading: HabitReading, isBare: Bool) -> [String] {
        let general = Set(habits.indices.filter { habits[$0].isGeneral })
        let found = reading.found.subtracting(isBare && reading.found.isSubset(of: general) ? [] : general)
        let beaten = Set(found.union(reading.reversed).flatMap { habits[$0].outranks })
        let straight = found.map { habits[$0].name }.filter { !beaten.contains($0) }
        let turned = reading.reversed.map { habits[$0].name }.filter { !beaten.contains($0) }
        return Set(straight + turned.map { counterparts[$0] ?? $0 + "~" }).sorted()
    }
}
