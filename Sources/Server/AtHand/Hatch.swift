internal import NIOCore
internal import NIOHTTP1

/// Hands out, right where a request's bytes become a request, the answers that are at hand; everything else goes on,
/// the long way.
///
/// Answers keep the order of their requests: while one is underway the long way, those behind it take that way too.
final class Hatch: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    private let handout: Handout
    /// A head that might be answered here once its request is known to be whole.
    private var held: HTTPRequestHead?
    /// Whether those behind heard of anything that was read.
    private var hasPassedOn = false

    init(_ handout: Handout) { self.handout = handout }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head) where head.method == .GET && handout.isFree:
            held = head
        case .end:
            if let head = held, let asked = AskedFields(head), handout.give(asked, context) {
                held = nil
                return
            }
            pass(data, context)
        case .head, .body: pass(data, context)
        }
    }

    /// What did not come whole at once goes the long way, where it is waited for.
    func channelReadComplete(context: ChannelHandlerContext) {
        letGo(context)
        handout.flush(context)
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
