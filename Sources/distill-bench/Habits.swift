import Events
import Foundation
import Store

/// Plants habits among ordinary turns and looks at which become approved skills.
struct Habits {
    private let habits: [Habit]
    private let ordinary: [MadeTurn]
    private let gates: String
    private let seed: Int
    private let rounds: Int
    /// Where the approved skills are written, "" for nowhere.
    private let skills: String

    init(_ options: Options) throws {
        habits = try lines(of: options.value("habits"), as: Habit.self)
        ordinary = try lines(of: options.value("turns"), as: MadeTurn.self)
        gates = try options.value("gates")
        seed = try options.number("seed")
        rounds = try options.number("rounds")
        skills = try options.value("skills")
    }

    func run() async throws {
        var (learnt, planted, others, mixed) = (0, 0, 0, 0)
        for round in 0..<rounds {
            let outcome = try await outcome(seed: seed + round)
            learnt += outcome.learnt.count
            planted += habits.count
            others += outcome.others.count
            mixed += outcome.mixed
            print("  seed \(seed + round): \(outcome.learnt.count) of \(habits.count) habits became skills")
            for habit in habits.map(\.habit) where !outcome.learnt.contains(habit) {
                print("    not \(habit): \(outcome.refused[habit] ?? "never drafted")")
            }
            for other in outcome.others { print("    other: \(other)") }
        }
        let share = Interval(hits: learnt, of: planted)
        print("planted habits that became approved skills: \(share.text)")
        print("skills of anything else: \(others) in \(rounds) runs; skills of two habits at once: \(mixed)")
        print(
            goal(
                "planted habits: no skill of anything else", "\(others) in \(rounds) runs", holds: others == 0
            ))
    }

    private struct Outcome {
        var learnt: Set<String> = []
        var others: [String] = []
        var mixed = 0
        /// Why a habit's candidate was turned down.
        var refused: [String: String] = [:]
    }

    private func outcome(seed: Int) async throws -> Outcome {
        let house = try House(gates: gates, end: Month.end)
        defer { house.remove() }
        let count = 2 * habits.reduce(0) { $0 + $1.says.count }
        var month = Month(ordinary: ordinary, sessions: count, seed: seed)
        var sessions: [MadeSession] = []
        var owners: [String: String] = [:]
        for habit in habits {
            for saying in habit.says {
                owners["made-\(sessions.count)\n\(saying.text)"] = habit.habit
                sessions.append(month.session(sessions.count, saying: saying))
            }
        }
        // As many sessions again in which nobody said anything that lasts.
        while sessions.count < count { sessions.append(month.session(sessions.count, saying: nil)) }
        try await house.take(sessions)
        try await house.generate()
        if !skills.isEmpty { try await write(house.store, to: "\(skills)/\(seed)") }
        return try await read(house.store, owners)
    }

    /// Writes the approved skills as an agent would get them, for other programs to judge.
    private func write(_ store: SQLiteStore, to folder: String) async throws {
        for skill in try await store.skills(tenant: .local) where skill.status == .approved {
            let path = "\(folder)/\(skill.id)"
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try Data(skill.markdown.utf8).write(to: URL(fileURLWithPath: path + "/SKILL.md"))
        }
    }

    /// A candidate is a habit's where most of the corrections that its rule rests on are; a rule of two habits is
    /// told, too.
    private func read(_ store: SQLiteStore, _ owners: [String: String]) async throws -> Outcome {
        let corrections = Dictionary(
            try await store.corrections(tenant: .local).map { ($0.id, $0) },
            uniquingKeysWith: { one, _ in one })
        let approved = Set(
            try await store.skills(tenant: .local).filter { $0.status == .approved }.map(\.cluster))
        var outcome = Outcome()
        for candidate in try await store.candidates(tenant: .local) {
            let rule = candidate.sentences.first
            let cited = (rule?.evidence ?? []).compactMap { corrections[$0] }
            let said = cited.map { owners["\($0.session.id)\n\($0.words)"] ?? "" }
            let counts = Dictionary(said.map { ($0, 1) }, uniquingKeysWith: +)
            let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
            let habit = most.flatMap { $0.value * 2 > cited.count && !$0.key.isEmpty ? $0.key : nil }
            guard approved.contains(candidate.cluster) else {
                if let habit { outcome.refused[habit, default: ""] += Self.reasons(candidate) }
                continue
            }
            guard let habit else {
                outcome.others.append(Self.text(candidate, cited))
                continue
            }
            outcome.learnt.insert(habit)
            if counts.keys.count(where: { !$0.isEmpty }) > 1 { outcome.mixed += 1 }
        }
        return outcome
    }

    private static func reasons(_ candidate: CandidateRecord) -> String {
        let objections = candidate.verdicts.filter { $0.outcome == .refuse || $0.outcome == .ask }
        return "\n      \"\(candidate.sentences.first?.text ?? "")\""
            + objections.map { "\n        \($0.gate): \($0.reason)" }.joined()
    }

    private static func text(_ candidate: CandidateRecord, _ cited: [Correction]) -> String {
        let said = cited.map { correction in
            String(format: "%.2f durable: ", correction.durability) + correction.words.prefix(100)
        }
        let rule = candidate.sentences.first?.text ?? ""
        return (["\(candidate.name): \(rule)"] + said).joined(separator: "\n      ")
    }
}
