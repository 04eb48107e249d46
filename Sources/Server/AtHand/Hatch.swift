internal import Logging
internal import NIOCore
internal import NIOHTTP1

/// Hands out, right where a request's bytes become a request, the answers that are at hand; everything else goes on,
/// the long way.
///
/// Answers keep the order of their requests: while one is underway the long way, those behind it take that way too.
final class Hatch: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundOut = ByteBuffer

    private let answers: AnswersAtHand
    private let patience: Patience
    private let log: Logger
    /// A head that might be answered here once its request is known to be whole.
    private var held: HTTPRequestHead?
    private var hasWritten = false
    /// Whether those behind heard of anything that was read.
    private var hasPassedOn = false

    init(_ answers: AnswersAtHand, _ patience: Patience, log: Logger) {
        self.answers = answers
        self.patience = patience
        self.log = log
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head) where head.method == .GET && patience.isFree:
            held = head
        case .end:
            if let head = held, give(head, context) { return }
            pass(data, context)
        case .head, .body: pass(data, context)
        }
    }

    /// What did not come whole at once goes the long way, where it is waited for.
    func channelReadComplete(context: ChannelHandlerContext) {
        letGo(context)
        if hasWritten {
            hasWritten = false
            context.flush()
            patience.flushed()
        }
        guard hasPassedOn else { return }
        hasPassedOn = false
        context.fireChannelReadComplete()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        letGo(context)
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        letGo(context)
        context.fireErrorCaught(error)
    }

    /// False where no answer is at hand, or the client does not take off what it was given before.
    private func give(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) -> Bool {
        guard context.channel.isWritable, let (bytes, body) = answers.answer(to: head, log: log) else {
            return false
        }
        held = nil
        let promise = context.eventLoop.makePromise(of: Void.self)
        patience.answersAtOnce(promise)
        context.write(wrapOutboundOut(bytes), promise: body == nil ? promise : nil)
        if let body { context.write(wrapOutboundOut(body), promise: promise) }
        hasWritten = true
        return true
    }

    private func pass(_ part: NIOAny, _ context: ChannelHandlerContext) {
        letGo(context)
        hasPassedOn = true
        context.fireChannelRead(part)
    }

    private func letGo(_ context: ChannelHandlerContext) {
        guard let head = held else { return }
        held = nil
        hasPassedOn = true
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }
}
