internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes
internal import NIOHTTPTypesHTTP1

/// One HTTP/1.1 connection, from its bytes to the router, with its limits and the answers that are at hand.
///
/// Hummingbird's own is the same but for the hatches, which have no place in that.
struct Connection: HTTPChannelHandler {
    typealias Value = Accepted

    let responder: Responder
    let limits: ServerLimits
    /// Bytes of the largest body that a client may be asked to go on with.
    let body: Int
    let atHand: AnswersAtHand

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let patience = Patience(limits, of: channel)
            let handout = Handout(atHand, patience, log: logger)
            try channel.pipeline.syncOperations.addHandlers(
                [
                    EarlyHatch(handout),
                    ByteToMessageHandler(
                        HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes, limitConfiguration: Self.heads)),
                    Hatch(handout),
                    // Between the hatch, which writes bytes, and those who write parts.
                    HTTPResponseEncoder(),
                    HTTP1ToHTTPServerCodec(secure: false),
                    ConnectionGuard(patience, body: body),
                    HTTPConnectionStateHandler(logger: logger),
                ] as [any ChannelHandler])
            return try Accepted(
                Accepted.Parts(
                    wrappingChannelSynchronously: channel,
                    configuration: .init(isOutboundHalfClosureEnabled: true)))
        }
    }

    func handle(value: Value, logger: Logger) async {
        await handleHTTP(asyncChannel: value.take(), logger: logger)
    }

    /// What a head may hold, as Hummingbird has it.
    private static let heads: NIOHTTPDecoderLimitConfiguration = {
        let usual = HTTP1Channel.Configuration.DecoderConfiguration()
        var heads = NIOHTTPDecoderLimitConfiguration()
        heads.maxHeaderFieldSize = usual.maxHeaderFieldSize
        heads.maxHeaderListSize = usual.maxHeaderListSize
        heads.maxHeaderFieldCount = usual.maxHeaderFieldCount
        return heads
    }()
}
