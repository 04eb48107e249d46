import Events
import Foundation
import Store

/// One run over many sessions: seconds and memory from handled-nothing to the end, no model.
struct Speed {
    private let habits: [Habit]
    private let ordinary: [MadeTurn]
    private let gates: String
    private let count: Int
    private let seed: Int

    init(_ options: Options) throws {
        habits = try lines(of: options.value("habits"), as: Habit.self)
        ordinary = try lines(of: options.value("ordinary"), as: MadeTurn.self)
        gates = try options.value("gates")
        count = try options.number("sessions")
        seed = try options.number("seed")
    }

    func run() async throws {
        let house = try House(gates: gates, end: Month.end)
        defer { house.remove() }
        try await take(house)
        let before = Memory.resident()
        let clock = ContinuousClock()
        let first = try await clock.measure { try await house.generate() }
        let peak = Memory.highest()
        let second = try await clock.measure { try await house.generate() }
        let corrections = try await house.store.corrections(tenant: .local).count
        let clusters = try await house.store.clusters(tenant: .local).count
        let seconds = Double(first.components.seconds) + Double(first.components.attoseconds) / 1e18
        print("\(count) sessions, \(corrections) corrections, \(clusters) clusters")
        print(
            "resident before the run \(before) MB, at most \(peak) MB; a second run with nothing new: \(second)"
        )
        print(goal("\(count) sessions: <= 60 s", String(format: "%.1f s", seconds), holds: seconds <= 60))
        print(goal("\(count) sessions: <= 500 MB", "\(peak) MB", holds: peak <= 500))
    }

    /// A fifth of the sessions hold a habit; taken in pieces, as a server would.
    private func take(_ house: House) async throws {
        let sayings = habits.flatMap(\.says)
        var month = Month(ordinary: ordinary, sessions: ordinary.count / 3, seed: seed, repeats: true)
        var waiting: [MadeSession] = []
        for number in 0..<count {
            let saying = number.isMultiple(of: 5) ? sayings[number / 5 % max(sayings.count, 1)] : nil
            waiting.append(month.session(number, saying: saying))
            guard waiting.count == 100 || number == count - 1 else { continue }
            try await house.take(waiting)
            waiting = []
        }
    }
}
