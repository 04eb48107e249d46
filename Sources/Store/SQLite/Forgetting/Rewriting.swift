internal import Synchronization

/// Whether the store's file is being written anew, which takes its writer for as long as copying the file.
///
/// What a person waits for is not held that long: it is told to come again. Runs, and what else nobody looks at, wait.
final class Rewriting: Sendable {
    /// How often who waits looks again.
    private static let pause = Duration.milliseconds(20)

    /// How long a write waits for the end of it.
    private let patience: Duration
    private let isUnderWay = Mutex(0)

    init(patience: Duration) { self.patience = patience }

    var isOn: Bool { isUnderWay.withLock { $0 > 0 } }

    /// Has others told while the body writes the file anew.
    func during<Value>(_ body: () throws -> Value) rethrows -> Value {
        isUnderWay.withLock { $0 += 1 }
        defer { isUnderWay.withLock { $0 -= 1 } }
        return try body()
    }

    /// Returns once the writer can be had.
    ///
    /// - Throws: `StoreError` of the code `rewriting` where that takes too long.
    func pass() async throws {
        let end = ContinuousClock.now + patience
        while isOn {
            guard ContinuousClock.now < end else {
                throw StoreError("the store's file is being written anew", code: .rewriting)
            }
            try await Task.sleep(for: Self.pause)
        }
    }
}
