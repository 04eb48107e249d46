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
    /// Where the approved skills of all rounds are written, if anywhere.
    private let folder: String?

    init(_ options: Options) throws {
        habits = try lines(of: options.value("habits"), as: Habit.self)
        ordinary = try options.value("ordinary").split(separator: ",").flatMap {
            try lines(of: String($0), as: MadeTurn.self)
        }
        gates = try options.value("gates")
        seed = try options.number("seed")
        rounds = try options.number("rounds")
        folder = options.choice("skills")
    }

    func run() async throws {
        var (learnt, others, mixed) = (0, 0, 0)
        var causes: [String: Int] = [:]
        for round in 0..<rounds {
            let harvest = try await harvest(seed: seed + round)
            learnt += harvest.learnt.count
            others += harvest.others.count
            mixed += harvest.mixed
            print("  seed \(seed + round): \(harvest.learnt.count) of \(habits.count) habits became skills")
            for habit in habits where !harvest.learnt.contains(habit.habit) {
                let miss = Miss(of: habit, in: harvest)
                causes[miss.cause, default: 0] += 1
                print("    not \(habit.habit): \(miss.text)")
            }
            for other in harvest.others { print("    other: \(other)") }
            try folder.map { try harvest.write(to: "\($0)/\(seed + round)") }
        }
        let share = Interval(hits: learnt, of: rounds * habits.count)
        print("planted habits that became approved skills: \(share.text)")
        for (cause, count) in causes.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            print("  missed \(count)×: \(cause)")
        }
        print("skills of anything else: \(others) in \(rounds) runs; skills of two habits at once: \(mixed)")
        print(
            goal(
                "planted habits: no skill of anything else", "\(others) in \(rounds) runs", holds: others == 0
            ))
    }

    private func harvest(seed: Int) async throws -> Harvest {
        let house = try House(gates: gates, end: Month.end)
        defer { house.remove() }
        let count = 2 * habits.reduce(0) { $0 + $1.says.count }
        var month = Month(ordinary: ordinary, sessions: count, seed: seed, repeats: false)
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
        return try await Harvest(house.store, owners)
    }
}
