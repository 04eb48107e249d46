internal import Dispatch

/// Where bodies are decoded and redacted: small ones at once, large ones one after the other on a thread of
/// their own, so that a few of 16 MB never keep small requests waiting nor multiply in memory.
final class IntakeLanes: Sendable {
    /// Bytes up to which the work takes a few milliseconds at most.
    private static let small = 128 << 10
    private let large = DispatchQueue(label: "moda.intake.large")

    /// Does the work for a body of about so many bytes.
    func run<Result: Sendable>(
        bytes: Int, _ work: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        guard bytes > Self.small else { return try work() }
        return try await withCheckedThrowingContinuation { continuation in
            large.async { continuation.resume(with: Swift.Result { try work() }) }
        }
    }
}
