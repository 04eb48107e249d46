internal import HummingbirdCore
internal import NIOCore
internal import NIOHTTPTypes
internal import Synchronization

/// A connection that was accepted, until somebody handles it.
///
/// A server that is cancelled drops those that it had accepted and not come to; a dropped channel that was never closed
/// ends the whole process (swift-nio, issue 3481). So it closes itself.
final class Accepted: ServerChildChannelValue {
    typealias Parts = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

    private let parts: Parts
    private let isTaken = Atomic(false)

    init(_ parts: Parts) { self.parts = parts }

    var channel: any Channel { parts.channel }

    /// To be closed by who takes it.
    func take() -> Parts {
        isTaken.store(true, ordering: .relaxed)
        return parts
    }

    deinit {
        guard !isTaken.load(ordering: .relaxed) else { return }
        Task { [parts] in try? await parts.executeThenClose { _, _ in } }
    }
}
