#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Runs work that blocks on a thread of its own, and returns what it made.
package func onOwnThread<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        startThread { continuation.resume(with: Result { try work() }) }
    }
}

/// Runs work that blocks, and cannot fail, on a thread of its own, and returns what it made.
package func onOwnThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
        startThread { continuation.resume(returning: work()) }
    }
}

/// Starts work that blocks on a thread of its own.
///
/// On Linux, dispatch's global queue and Swift's tasks share as many threads as there are cores: two requests
/// that wait there stop everything, a server in the same process that should answer them included.
package func startThread(_ work: @escaping @Sendable () -> Void) {
    let box = Unmanaged.passRetained(Work(work))
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    #if canImport(Darwin)
    var thread: pthread_t?
    let code = pthread_create(&thread, &attributes, { runWork($0) }, box.toOpaque())
    #else
    var thread = pthread_t()
    let code = pthread_create(&thread, &attributes, { $0.flatMap(runWork) }, box.toOpaque())
    #endif
    guard code != 0 else { return }
    // The system gives out no more threads: late, and in the way of others, is better than never.
    box.takeRetainedValue().run()
}

private func runWork(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run()
    return nil
}

private final class Work: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
