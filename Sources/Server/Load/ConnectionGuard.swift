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

    private let request: TimeAmount
    private let answer: TimeAmount
    /// Bytes of the largest body that a client may be asked to go on with.
    private let body: Int
    private var isReading = false
    /// Something was written that the client has not taken off yet.
    private var isAnswering = false
    /// The answer is a stream that goes on for as long as there is something to tell.
    private var isStream = false
    private var reading: Scheduled<Void>?
    private var writing: Scheduled<Void>?

    init(_ limits: ServerLimits, body: Int) {
        request = TimeAmount(seconds: limits.request)
        answer = TimeAmount(seconds: limits.answer)
        self.body = body
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { reading = close(context, after: request) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        reading?.cancel()
        writing?.cancel()
    }

    func channelActive(context: ChannelHandlerContext) {
        reading?.cancel()
        reading = close(context, after: request)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            isReading = true
            reading?.cancel()
            reading = nil
            if expectsToBeAsked(head) { goOn(context) }
        case .body: break
        case .end:
            isReading = false
            reading?.cancel()
            reading = nil
        }
        context.fireChannelRead(data)
    }

    /// Only what did not come whole at once has to be waited for: timers for every request would cost as much as
    /// its answer.
    func channelReadComplete(context: ChannelHandlerContext) {
        if isReading, reading == nil { reading = close(context, after: request) }
        context.fireChannelReadComplete()
    }

    /// Likewise only an answer that its client did not take off at once.
    func flush(context: ChannelHandlerContext) {
        context.flush()
        if isAnswering, writing == nil { writing = close(context, after: answer) }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head):
            isStream = head.headerFields[.contentType] == "text/event-stream"
            isAnswering = true
            context.write(data, promise: promise)
        case .body:
            isAnswering = true
            context.write(data, promise: isStream ? takenOff(promise, context) : promise)
        case .end:
            isStream = false
            let promise = promise ?? context.eventLoop.makePromise()
            promise.futureResult.assumeIsolated().whenComplete { _ in self.answered(context) }
            context.write(data, promise: promise)
        }
    }

    /// Of a stream each part has its own time, from the moment that it is told.
    private func takenOff(
        _ promise: EventLoopPromise<Void>?, _ context: ChannelHandlerContext
    ) -> EventLoopPromise<Void> {
        let promise = promise ?? context.eventLoop.makePromise()
        promise.futureResult.assumeIsolated().whenSuccess { _ in
            self.isAnswering = false
            self.writing?.cancel()
            self.writing = nil
        }
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

    /// Gives a client that still sends a refused request a while longer, to read the answer when it is
    /// through.
    private func answered(_ context: ChannelHandlerContext) {
        isAnswering = false
        writing?.cancel()
        writing = nil
        guard isReading else { return }
        reading?.cancel()
        reading = close(context, after: answer)
    }

    private func close(_ context: ChannelHandlerContext, after time: TimeAmount) -> Scheduled<Void> {
        context.eventLoop.assumeIsolated().scheduleTask(in: time) { context.close(promise: nil) }
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

extension TimeAmount {
    fileprivate init(seconds: Double) {
        self = .milliseconds(Int64(min(max(seconds, 0), 86_400) * 1_000))
    }
}
