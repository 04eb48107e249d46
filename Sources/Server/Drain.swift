internal import ServiceLifecycle
internal import Synchronization

/// Whether the server is being stopped: told to whoever sends requests here before any connection is closed.
package final class Drain: Service {
    private let draining = Atomic<Bool>(false)
    /// Seconds between saying so and closing, as long as a load balancer needs to notice.
    private let pause: Double

    package init(pause: Double = 0) { self.pause = pause }

    package var isDraining: Bool { draining.load(ordering: .acquiring) }

    /// Waits to be told to stop; the services that began before it go on until it returns.
    package func run() async throws {
        // Cut short where everything is cancelled; then there is nobody left to tell.
        try? await gracefulShutdown()
        draining.store(true, ordering: .releasing)
        try? await Task.sleep(for: .seconds(pause))
    }
}
