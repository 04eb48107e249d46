import Foundation
import TestSupport
import Testing

@testable import Harness

/// A server that stops does not wait for a model.
@Suite struct CancellationTests {
    let rig: ModelRig

    init() throws { rig = try ModelRig() }

    /// How long it took until it was left; a busy machine takes its time.
    @discardableResult
    private func end(_ desk: ModelDesk, once isUnderWay: () -> Bool = { true }) async throws -> Duration {
        let start = ContinuousClock.now
        let question = try rig.question()
        let task = Task { try await desk.answer(question) }
        repeat { try await Task.sleep(for: .milliseconds(100)) } while !isUnderWay()
        task.cancel()
        await #expect(throws: CancellationError.self) { _ = try await task.value }
        return start.duration(to: .now)
    }

    @Test func aStreamIsLeft() async throws {
        let provider = try LoopbackProvider([.events(Wire.anthropic(#"{"word":"pnpm"}"#), pause: 60)])
        let desk = rig.desk(try ModelRig.settings("anthropic:claude-test@\(provider.address)"))
        #expect(try await end(desk) < .seconds(100))
    }

    @Test func aCommandIsEnded() async throws {
        let desk = rig.desk(try ModelRig.settings("command:/bin/sleep 600"))
        #expect(try await end(desk) < .seconds(100))
    }

    @Test func aPauseBeforeAnotherAttemptIsLeft() async throws {
        let provider = try LoopbackProvider([.json(503, "{}", headers: ["Retry-After: 5"])])
        let desk = rig.desk(try ModelRig.settings("anthropic:claude-test@\(provider.address)"))
        try await end(desk) { !provider.requests.isEmpty }
        #expect(provider.requests.count == 1)
    }
}
