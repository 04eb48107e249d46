import Foundation
import TestSupport
import Testing

@testable import Harness

/// A model behind a command.
@Suite struct CommandTests {
    let rig: ModelRig

    init() throws { rig = try ModelRig() }

    private func desk(
        _ script: String, timeouts: ModelTimeouts = ModelTimeouts(total: 10), attempts: Int = 1
    ) throws -> ModelDesk {
        try rig.folder.write(script, to: "model.sh")
        return rig.desk(
            try ModelRig.settings(
                "command:/bin/sh '\(rig.folder.path)/model.sh'", timeouts: timeouts, attempts: attempts))
    }

    @Test func itReadsThePromptAndWritesTheAnswer() async throws {
        let path = rig.folder.path
        let desk = try desk("cat > \(path)/prompt; env > \(path)/env; echo '{\"word\":\"pnpm\"}'")
        #expect(try await rig.word(desk) == "pnpm")
        let prompt = rig.folder.read("prompt") ?? ""
        #expect(prompt.contains("Which word?") && prompt.contains("JSON Schema"))
        // Keys of the server are none of its business.
        #expect(rig.folder.read("env")?.contains(ModelRig.key) == false)
        #expect(try await rig.spent() > 100)
    }

    @Test func oneThatDoesNotReadItsInputIsNoTrouble() async throws {
        let desk = try desk("echo '{\"word\":\"pnpm\"}'")
        let long = String(repeating: "words and words ", count: 40_000)
        #expect(try await rig.word(desk, long) == "pnpm")
    }

    @Test func oneThatFailsSaysWhy() async throws {
        let desk = try desk("echo no credit left >&2; exit 3")
        let said = try await rig.word(desk)
        #expect(said.contains("status 3") && said.contains("no credit left"))
    }

    @Test func oneThatTakesTooLongIsKilledWithAllThatItStarted() async throws {
        let mark = "\(rig.folder.path)/alive"
        let desk = try desk(
            "( sleep 3; touch \(mark) ) & sleep 600",
            timeouts: ModelTimeouts(connect: 1, idle: 1, total: 1))
        let start = ContinuousClock.now
        #expect(try await rig.word(desk).contains("more than 1 s"))
        #expect(start.duration(to: .now) < .seconds(300))
        try await Task.sleep(for: .seconds(3))
        #expect(!FileManager.default.fileExists(atPath: mark))
    }

    @Test func oneThatNeverStopsWritingIsStopped() async throws {
        let desk = try desk("yes")
        #expect(try await rig.word(desk).contains("wrote more than"))
    }

    @Test func oneThatIsNotThereIsSaid() async throws {
        let settings = try ModelRig.settings("command:/no/such/program")
        #expect(try await rig.word(rig.desk(settings)).contains("does not start"))
    }
}
