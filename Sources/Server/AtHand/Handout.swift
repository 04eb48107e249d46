internal import Logging
internal import NIOCore

/// Gives one connection's client the answers that are at hand; belongs to the connection's event loop.
final class Handout {
    private let answers: AnswersAtHand
    private let patience: Patience
    private let log: Logger
    private var memory = AnswersAtHand.Memory()
    private var hasWritten = false

    init(_ answers: AnswersAtHand, _ patience: Patience, log: Logger) {
        self.answers = answers
        self.patience = patience
        self.log = log
    }

    /// Whether no answer is underway the long way, behind which others would have to wait.
    var isFree: Bool { patience.isFree }

    /// Writes the answer to a request.
    ///
    /// - Returns: False where none is at hand, or its turn has not come, or the client does not take off what it was given
    ///   before.
    func give(_ asked: AskedFields, _ context: ChannelHandlerContext) -> Bool {
        guard isFree, context.channel.isWritable,
            let (bytes, body) = answers.answer(to: asked, memory: &memory, log: log)
        else { return false }
        let promise = context.eventLoop.makePromise(of: Void.self)
        patience.answersAtOnce(promise)
        context.write(NIOAny(bytes), promise: body == nil ? promise : nil)
        if let body { context.write(NIOAny(body), promise: promise) }
        hasWritten = true
        return true
    }

    /// Sends what was written.
    func flush(_ context: ChannelHandlerContext) {
        guard hasWritten else { return }
        hasWritten = false
        context.flush()
        patience.flushed()
    }
}
