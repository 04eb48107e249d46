import Foundation
import Testing

/// What holds on every schedule: no two holders whose writes both land, no wish lost, no effect doubled, every job
/// ends.
///
/// `harness/jobs/simulate` runs many more seeds, or one of them with its story.
@Suite struct SimulationTests {
    private static let environment = ProcessInfo.processInfo.environment

    private static func number(_ name: String, _ usual: UInt64) -> UInt64 {
        environment[name].flatMap(UInt64.init) ?? usual
    }

    /// The seeds whose schedules break a rule, each with what it broke.
    private func broken(
        _ seeds: Range<UInt64>, on board: () throws -> any Board
    ) async throws -> (broken: [String], takeovers: Int, fencedOff: Int) {
        var (found, takeovers, fencedOff): ([String], Int, Int) = ([], 0, 0)
        for seed in seeds {
            var simulation = Simulation(seed: seed, board: try board())
            try await simulation.run()
            takeovers += simulation.takeovers
            fencedOff += simulation.fencedOff
            if let first = simulation.violations.first {
                found.append("seed \(seed): \(first) (harness/jobs/simulate --seed \(seed) tells its story)")
            }
            if Self.environment["MODA_SIMULATE_STORY"] != nil {
                print(simulation.story.joined(separator: "\n"))
            }
        }
        return (found, takeovers, fencedOff)
    }

    @Test func theQueueHoldsOnEverySchedule() async throws {
        let first = Self.number("MODA_SIMULATE_FROM", 0)
        let count = Self.number("MODA_SIMULATE_SEEDS", 500)
        let result = try await broken(first..<(first + count)) { QueueBoard() }
        #expect(result.broken.isEmpty, "\(result.broken.prefix(5).joined(separator: "\n"))")
        // Not by being spared: jobs changed hands, and zombies were kept off.
        if count >= 100 { #expect(result.takeovers > 50 && result.fencedOff > 5) }
        if count > 500 {
            print(
                "queue: \(count) schedules, \(result.takeovers) takeovers, \(result.fencedOff) zombies kept off"
            )
        }
    }

    @Test func theStoreHoldsOnTheSameSchedules() async throws {
        let first = Self.number("MODA_SIMULATE_FROM", 0)
        let count = Self.number("MODA_SIMULATE_STORE_SEEDS", 3)
        let result = try await broken(first..<(first + count)) { try StoreBoard() }
        #expect(result.broken.isEmpty, "\(result.broken.prefix(5).joined(separator: "\n"))")
        if count > 3 {
            print(
                "store: \(count) schedules, \(result.takeovers) takeovers, \(result.fencedOff) zombies kept off"
            )
        }
    }

    @Test func theStoreDoesWhatTheQueueDoes() async throws {
        var (one, other) = (
            Simulation(seed: 5, board: QueueBoard()), Simulation(seed: 5, board: try StoreBoard())
        )
        try await one.run()
        try await other.run()
        let isSame = one.story == other.story
        #expect(isSame && one.story.count > 50)
    }

    @Test func aMissingFenceWouldBeNoticed() async throws {
        let result = try await broken(0..<40) { QueueBoard(checksFence: false) }
        #expect(result.broken.contains { $0.contains("written by token") })
        #expect(result.broken.contains { $0.contains("was done 2 times") || $0.contains("written by token") })
    }
}
