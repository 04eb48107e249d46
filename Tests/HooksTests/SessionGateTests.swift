import Foundation
import Hooks
import Shadow
import TestSupport
import Testing

@Suite struct SessionGateTests {
    private let folder: TemporaryFolder
    private let afterTool = SnapshotPlan(cause: .afterTool, look: .whole)

    init() throws { folder = try TemporaryFolder() }

    /// Each opens the file anew, as each process does.
    private func gate(_ session: String = "claude/s") throws -> SessionGate {
        SessionGate(file: try #require(FileLock(path: folder.path + "/gate")), session: session)
    }

    @Test func aLookThatRunsMakesOnlyItsOwnSessionBusy() throws {
        do {
            let running = try gate()
            #expect(running.enter(for: afterTool))
            #expect(try gate().isBusy)
            let other = try gate("claude/t")
            #expect(try !other.isBusy && gate("claude/t").enter(for: afterTool))
        }
        #expect(try !gate().isBusy)
    }

    /// Many come while one runs: one after-tool look waits and is taken, the rest are not missed.
    @Test(.timeLimit(.minutes(5))) func ofWholeLooksAfterToolsOneWaits() async throws {
        let running = try gate()
        #expect(running.enter(for: afterTool))
        let taken = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<5 {
                let waiting = try? gate()
                group.addTask { [afterTool] in await Self.enter(waiting, afterTool) }
            }
            var taken: [Bool] = []
            for await isTaken in group {
                taken.append(isTaken)
                // All but the one that waits have been sent away: now the first look ends.
                if taken.count == 4 { running.leave() }
            }
            return taken
        }
        #expect(taken.filter { $0 }.count == 1)
    }

    /// On a thread of its own, since it waits in the kernel.
    private static func enter(_ gate: SessionGate?, _ plan: SnapshotPlan) async -> Bool {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(returning: gate?.enter(for: plan) ?? false)
            }
        }
    }
}
