internal import NIOCore

/// Hands out, right off the bytes that came, the answers that are at hand: on connections on which nothing but plain
/// GETs comes, each of them whole, as from whoever asks for skills.
///
/// At anything else it leaves the connection, for good, to the decoder and the hatch behind that: they alone know from
/// then on where a request begins.
final class EarlyHatch: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let handout: Handout
    /// Whether those behind heard of anything that was read.
    private var hasPassedOn = false

    init(_ handout: Handout) { self.handout = handout }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        while bytes.readableBytes > 0 {
            guard let (asked, length) = AskedFields.first(in: bytes) else { return leave(bytes, context) }
            if handout.give(asked, context) {
                bytes.moveReaderIndex(forwardBy: length)
            } else if let request = bytes.readSlice(length: length) {
                hasPassedOn = true
                context.fireChannelRead(wrapInboundOut(request))
            }
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        handout.flush(context)
        guard hasPassedOn else { return }
        hasPassedOn = false
        context.fireChannelReadComplete()
    }

    private func leave(_ rest: ByteBuffer, _ context: ChannelHandlerContext) {
        handout.flush(context)
        context.fireChannelRead(wrapInboundOut(rest))
        context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
    }
}
