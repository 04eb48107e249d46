internal import HTTPTypes
internal import NIOCore
internal import NIOExtras
internal import NIOHTTPTypes

/// Closes connections of clients that are slow or gone: one that does not finish its request in time, or does
/// not take its answer off.
///
/// A closed connection is what such a client is worth: whatever it sent is not acknowledged, and an exporter
/// sends it again.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let patience: Patience
    /// Bytes of the largest body that a client may be asked to go on with.
    private let body: Int
    /// The answer is a stream that goes on for as long as there is something to tell.
    private var isStream = false

    init(_ patience: Patience, body: Int) {
        self.patience = patience
        self.body = body
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { patience.connected() }
    }

    func handlerRemoved(context: ChannelHandlerContext) { patience.disconnected() }

    func channelActive(context: ChannelHandlerContext) {
        patience.connected()
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            patience.headCame()
            if expectsToBeAsked(head) { goOn(context) }
        case .body: break
        case .end: patience.endCame()
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        patience.paused()
        context.fireChannelReadComplete()
    }

    func flush(context: ChannelHandlerContext) {
        context.flush()
        patience.flushed()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head):
            isStream = head.headerFields[.contentType] == "text/event-stream"
            patience.writes()
            context.write(data, promise: promise)
        case .body:
            patience.writes()
            context.write(data, promise: isStream ? takenOff(promise, context) : promise)
        case .end:
            isStream = false
            let promise = promise ?? context.eventLoop.makePromise()
            patience.ends(promise)
            context.write(data, promise: promise)
        }
    }

    /// Of a stream each part has its own time, from the moment that it is told.
    private func takenOff(
        _ promise: EventLoopPromise<Void>?, _ context: ChannelHandlerContext
    ) -> EventLoopPromise<Void> {
        let promise = promise ?? context.eventLoop.makePromise()
        promise.futureResult.assumeIsolated().whenSuccess { _ in self.patience.tookPart() }
        return promise
    }

    /// Ends a stream when the server is being stopped: its reader comes back, to another one.
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent, isStream {
            isStream = false
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            context.close(promise: nil)
            return
        }
        context.fireUserInboundEventTriggered(event)
    }

    /// True where the client waits to hear whether its body is wanted (RFC 9110, 10.1.1).
    private func expectsToBeAsked(_ head: HTTPRequest) -> Bool {
        guard head.headerFields[.expect]?.lowercased() == "100-continue" else { return false }
        return head.headerFields[.contentLength].flatMap { Int($0) }.map { $0 <= body } ?? true
    }

    private func goOn(_ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
    }
}
