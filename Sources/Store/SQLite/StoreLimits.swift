/// How much may wait for the store, and for how long the store waits itself.
package struct StoreLimits: Sendable {
    /// Seconds that a write waits for another program's lock; below what an exporter waits for us (10 s).
    package var lockPatience = 5.0
    /// Bytes of raw events that may wait for their commit; one alone may always.
    package var waitingBytes = 64 << 20
    /// Requests that may wait for their commit.
    package var waitingRequests = 10_000
    /// How long what a person waits for waits while the file is written anew.
    package var rewritePatience = Duration.seconds(1)

    package init() {}
}
