internal import Events

/// The terms of some corrections with their rarity, numbered in alphabetical order so that nothing depends on input order.
///
/// Habits come first: their numbers are below `habitCount`.
struct Vocabulary: Sendable {
    private var numbers: [String: Int] = [:]
    private var rarity: [Double] = []
    private var repositories: [String: Int] = [:]
    private(set) var habitCount = 0

    /// The number of terms; numbers from here on stand for terms in one repository.
    var count: Int { rarity.count }

    init(_ fingerprints: [Fingerprint]) {
        var counts: [String: Int] = [:]
        for fingerprint in fingerprints {
            for term in fingerprint.terms.keys { counts[term, default: 0] += 1 }
            for habit in fingerprint.habits { counts[Vocabulary.name(habit), default: 0] += 1 }
            for word in fingerprint.signs.keys where counts[word] == nil { counts[word] = 0 }
        }
        let total = Double(max(1, fingerprints.count))
        let habits = counts.keys.filter { $0.hasPrefix("#") }.sorted()
        habitCount = habits.count
        for (number, term) in (habits + counts.keys.filter { !$0.hasPrefix("#") }.sorted()).enumerated() {
            numbers[term] = number
            rarity.append(Vocabulary.rarity(share: Double(max(1, counts[term] ?? 1)) / total))
        }
        let names = Set(fingerprints.compactMap(\.correction.repository)).sorted()
        repositories = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0 + 1) })
    }

    private static func name(_ habit: String) -> String { "#" + habit }

    /// From 1 for a term that is everywhere to 2.5 for one that is in 1 of 400 corrections or fewer.
    private static func rarity(share: Double) -> Double { 1 - logarithm(max(share, 0.0025)) / 4 }

    /// The direction of a correction in the space of terms and habits.
    ///
    /// Terms and habits are each a direction of their own, so that a habit's share does not depend on the number of words.
    func direction(_ fingerprint: Fingerprint) -> Vector {
        let words = Vector(
            fingerprint.terms.compactMap { term, count in numbers[term].map { ($0, count * rarity[$0]) } }
        ).unit
        guard !fingerprint.habits.isEmpty else { return words }
        let habits = Vector(
            fingerprint.habits.compactMap { habit in
                numbers[Vocabulary.name(habit)].map { ($0, rarity[$0]) }
            }
        ).unit
        let share = Vocabulary.habitShare(length: fingerprint.length)
        return words.scaled(by: (1 - share).squareRoot()) + habits.scaled(by: share.squareRoot())
    }

    private static func habitShare(length: Int) -> Double {
        let (short, long) = Likeness.length
        let way = min(1, max(0, (Double(length) - short) / (long - short)))
        return Likeness.habit.short + (Likeness.habit.long - Likeness.habit.short) * way
    }

    /// The direction with a fainter copy in terms of the correction's own repository.
    ///
    /// The product of two such vectors is their cosine, raised by `Likeness.home` where the repository is the same;
    /// the sum of several can still stand for all of them.
    func placed(_ direction: Vector, of fingerprint: Fingerprint) -> Vector {
        guard let name = fingerprint.correction.repository, let number = repositories[name] else {
            return direction
        }
        return direction.joined(shiftedBy: number * count, scaledBy: Likeness.home.squareRoot())
    }

    /// The signed words among the terms, weighted by their rarity.
    func signs(_ fingerprint: Fingerprint) -> Vector {
        Vector(fingerprint.signs.compactMap { term, sign in numbers[term].map { ($0, sign * rarity[$0]) } })
    }

    /// The terms whose sign is of one kind: what a correction asks for, or what it forbids.
    func terms(of fingerprint: Fingerprint, where isOne: (Double) -> Bool) -> Set<Int> {
        Set(fingerprint.signs.filter { isOne($0.value) }.compactMap { numbers[$0.key] })
    }

    /// The terms of what is to be used, or is written as code.
    func things(of fingerprint: Fingerprint) -> Set<Int> {
        let used = fingerprint.terms.keys.filter { $0.hasPrefix(">") }.map { String($0.dropFirst()) }
        return Set((used + fingerprint.code).compactMap { numbers[$0] })
    }

    /// The habits that a correction excludes.
    func avoided(_ fingerprint: Fingerprint) -> Set<Int> {
        let opposites = fingerprint.habits.flatMap { Lexicon.shared.opposites[$0] ?? [] }
        return Set(
            opposites.filter { !fingerprint.habits.contains($0) }.compactMap { numbers[Vocabulary.name($0)] })
    }
}
