/// The concepts and habits of the tables, read once.
struct Lexicon: Sendable {
    static let shared = Lexicon(
        concepts: ConceptTable.text, habits: HabitTable.text, opposites: HabitTable.opposites)

    /// A way of naming a concept: the words that follow the first one.
    struct Phrase: Sendable {
        var concept: Int
        var rest: [String]
    }

    /// What an alternative of a habit asks of one concept.
    struct Condition: Sendable {
        enum Stance: Sendable {
            case any, wanted, unwanted, absent
        }

        var concept: Int
        var stance: Stance
    }

    /// One alternative of a habit.
    struct Conjunction: Sendable {
        var habit: Int
        var conditions: [Condition]
    }

    /// A habit of the table.
    struct Habit: Sendable {
        var name: String
        /// +1 where it prescribes its first concept, −1 where it forbids it, 0 where it may do either.
        var tendency: Double
        /// It counts only where nothing else is said.
        var isGeneral: Bool
        /// More general habits that it stands for when both are found.
        var outranks: [String]
    }

    private(set) var concepts: [String] = []
    /// Concepts that only habits are made of: they are in too many rules to make two alike.
    private(set) var silent: Set<Int> = []
    private(set) var phrases: [String: [Phrase]] = [:]
    private(set) var habits: [Habit] = []
    /// By first concept.
    private(set) var conjunctions: [Int: [Conjunction]] = [:]
    /// By name of a habit, those that are against it; `name~` is a habit turned round.
    private(set) var opposites: [String: [String]] = [:]
    /// By name of a habit, what it is when turned round.
    private(set) var counterparts: [String: String] = [:]
    private var numbers: [String: Int] = [:]

    func number(of concept: String) -> Int? { numbers[concept] }

    init(concepts: String, habits: String, opposites: String) {
        for line in concepts.split(separator: "\n") { addConcept(line) }
        for line in habits.split(separator: "\n") { addHabit(line) }
        for line in opposites.split(separator: "\n") {
            let names = line.split(separator: " ").map(String.init)
            for name in names { self.opposites[name, default: []] += names.filter { $0 != name } }
            guard names.count == 2 else { continue }
            for (name, other) in zip(names, names.reversed()) where counterparts[name] == nil {
                counterparts[name] = other
            }
        }
        for name in self.habits.map(\.name) {
            self.opposites[name, default: []].append(name + "~")
            self.opposites[name + "~"] = [name]
        }
    }

    private mutating func addConcept(_ line: Substring) {
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return }
        let number = addConcept(
            named: String(parts[0].drop { $0 == "-" }), phrases: parts[1].split(separator: ","))
        if parts[0].hasPrefix("-") { silent.insert(number) }
    }

    private mutating func addConcept(named name: String, phrases: [Substring]) -> Int {
        let number = concepts.count
        concepts.append(name)
        numbers[name] = number
        for phrase in phrases {
            let words = phrase.split(separator: " ").map { stem(String($0)) }
            guard let first = words.first else { continue }
            self.phrases[first, default: []].append(Phrase(concept: number, rest: Array(words.dropFirst())))
        }
        return number
    }

    private mutating func addHabit(_ line: Substring) {
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return }
        let head = parts[0].split(separator: " ").map(String.init)
        guard let first = head.first else { return }
        for alternative in parts[1].split(separator: "|") {
            let conditions = alternative.split(separator: " ").map { condition($0) }
            guard let key = conditions.first(where: { $0.stance != .absent }) else { continue }
            conjunctions[key.concept, default: []].append(
                Conjunction(habit: habits.count, conditions: conditions))
        }
        habits.append(
            Habit(
                name: String(first.drop { "~+-".contains($0) }),
                tendency: first.hasPrefix("+") ? 1 : first.hasPrefix("-") ? -1 : 0,
                isGeneral: first.hasPrefix("~"), outranks: Array(head.dropFirst(2))))
    }

    /// `test`, `test+`, `test-` or `!test`; a name that is no concept stands for the word itself.
    private mutating func condition(_ text: Substring) -> Condition {
        var name = text
        var stance = Condition.Stance.any
        if name.hasSuffix("+") { stance = .wanted } else if name.hasSuffix("-") { stance = .unwanted }
        if stance != .any { name.removeLast() }
        if name.hasPrefix("!") {
            name.removeFirst()
            stance = .absent
        }
        if let number = numbers[String(name)] { return Condition(concept: number, stance: stance) }
        let number = addConcept(named: String(name), phrases: [name])
        silent.insert(number)
        return Condition(concept: number, stance: stance)
    }
}
