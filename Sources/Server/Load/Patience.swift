internal import NIOCore

/// How long a connection's client is waited for before the connection is closed.
///
/// That is until its request is whole, until it has taken its answer off, and between one request and the next.
/// Belongs to its connection's event loop. Timers are set for what did not come or go whole at once: one for every
/// request would cost as much as its answer.
final class Patience {
    private let channel: any Channel
    private let request: TimeAmount
    private let answer: TimeAmount
    private let idle: TimeAmount
    /// Requests that came and are not answered yet.
    private var underway = 0
    private var isReading = false
    /// Something was written that the client has not taken off yet.
    private var isAnswering = false
    private var answeredAt = NIODeadline.now()
    private var reading: Scheduled<Void>?
    private var writing: Scheduled<Void>?
    private var resting: Scheduled<Void>?

    init(_ limits: ServerLimits, of channel: any Channel) {
        self.channel = channel
        request = TimeAmount(seconds: limits.request)
        answer = TimeAmount(seconds: limits.answer)
        idle = TimeAmount(seconds: limits.idle)
    }

    /// True where nothing that came before waits for its answer.
    var isFree: Bool { underway == 0 && !isReading }

    func connected() {
        reading?.cancel()
        reading = close(after: request)
    }

    func disconnected() {
        for timer in [reading, writing, resting] { timer?.cancel() }
        (reading, writing, resting) = (nil, nil, nil)
    }

    func headCame() {
        underway += 1
        isReading = true
        stopReading()
    }

    func endCame() {
        isReading = false
        stopReading()
    }

    /// Everything that had arrived was read.
    func paused() {
        if isReading, reading == nil { reading = close(after: request) }
    }

    /// A part of an answer is written.
    func writes() { isAnswering = true }

    /// What was written goes out, as far as the client takes it.
    func flushed() {
        if isAnswering, writing == nil { writing = close(after: answer) }
    }

    /// The last of an answer is written; `promise` is kept when the client has taken it off.
    func ends(_ promise: EventLoopPromise<Void>) {
        underway = max(0, underway - 1)
        follow(promise)
    }

    /// Likewise of an answer that was given at once: its request was never underway.
    func answersAtOnce(_ promise: EventLoopPromise<Void>) {
        stopReading()
        follow(promise)
    }

    private func follow(_ promise: EventLoopPromise<Void>) {
        isAnswering = true
        answeredAt = .now()
        promise.futureResult.assumeIsolated().whenComplete { _ in self.answered() }
    }

    /// What was written was taken off, and more may follow whenever there is some.
    func tookPart() {
        isAnswering = false
        writing?.cancel()
        writing = nil
    }

    /// Gives a client that still sends a refused request a while longer, to read the answer when it is
    /// through.
    private func answered() {
        tookPart()
        rest()
        guard isReading else { return }
        reading?.cancel()
        reading = close(after: answer)
    }

    /// One timer for all pauses: it looks, when it goes off, how long the last one is.
    private func rest() {
        if resting == nil, channel.isActive { resting = lookAgain(after: idle) }
    }

    private func lookAgain(after time: TimeAmount) -> Scheduled<Void> {
        channel.eventLoop.assumeIsolated().scheduleTask(in: time) {
            self.resting = nil
            // Who waits for an answer does not rest; the answer's end sets the timer again.
            guard self.isFree else { return }
            let left = self.answeredAt + self.idle - .now()
            if left > .nanoseconds(0) {
                self.resting = self.lookAgain(after: left)
            } else {
                self.channel.close(promise: nil)
            }
        }
    }

    private func stopReading() {
        reading?.cancel()
        reading = nil
    }

    private func close(after time: TimeAmount) -> Scheduled<Void> {
        channel.eventLoop.assumeIsolated().scheduleTask(in: time) { self.channel.close(promise: nil) }
    }
}

extension TimeAmount {
    fileprivate init(seconds: Double) {
        self = .milliseconds(Int64(min(max(seconds, 0), 86_400) * 1_000))
    }
}
