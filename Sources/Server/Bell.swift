/// Wakes one sleeping worker; rings while it is awake are remembered as one.
package struct Bell: Sendable {
    private let rings: AsyncStream<Void>
    private let ringer: AsyncStream<Void>.Continuation

    package init() {
        (rings, ringer) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    package func ring() { ringer.yield() }

    /// Each ring once, until the task is cancelled.
    ///
    /// For one worker only: rings are not copied to several.
    package var sounds: AsyncStream<Void> { rings }
}
