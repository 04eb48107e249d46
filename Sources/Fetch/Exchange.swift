internal import Synchronization

/// What an exchange has received so far, and whether it is still wanted.
final class Exchange: Sendable {
    struct State {
        var headers: [String: String] = [:]
        var status = 0
        var body: [UInt8] = []
        var received = 0
        var isOverfull = false
        /// The reader has all that it wants.
        var isOver = false
        var lastByte = ContinuousClock.now
        var isSilent = false
        var events = ServerEvents()

        var isEventStream: Bool {
            (200..<300).contains(status)
                && headers["content-type"]?.lowercased().hasPrefix("text/event-stream") ?? false
        }
    }

    private let state = Mutex(State())
    private let isCancelled = Mutex(false)
    private let largest: Int
    /// Seconds without a byte that are too many.
    private let idle: Int?
    private let take: (@Sendable (ServerEvent) -> Bool)?

    /// `take` gets the events of an answer that is a stream of them, and says whether it wants more.
    init(largest: Int, idle: Int? = nil, take: (@Sendable (ServerEvent) -> Bool)? = nil) {
        self.largest = largest
        self.idle = idle
        self.take = take
    }

    var result: State { state.withLock { $0 } }

    var wasCancelled: Bool { isCancelled.withLock { $0 } }

    func cancel() { isCancelled.withLock { $0 = true } }

    /// The seconds after which nothing more was waited for; nil where the exchange did not end so.
    var silence: Int? { state.withLock { $0.isSilent } ? idle : nil }

    /// Whether more is wanted, which curl asks about once a second.
    ///
    /// Its own limit looks at an average, to which one late byte is enough.
    var goesOn: Bool {
        guard !wasCancelled else { return false }
        guard let idle else { return true }
        return state.withLock { state in
            state.isSilent = state.lastByte.duration(to: .now) > .seconds(idle)
            return !state.isSilent
        }
    }

    /// False where no more is wanted.
    func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let events = state.withLock { state -> [ServerEvent]? in
            guard bytes.count <= largest - state.received else {
                state.isOverfull = true
                return nil
            }
            state.received += bytes.count
            state.lastByte = .now
            if take != nil, state.isEventStream { return state.events.take(bytes) }
            state.body.append(contentsOf: bytes)
            return []
        }
        guard let events else { return false }
        for event in events where take?(event) == false {
            state.withLock { $0.isOver = true }
            return false
        }
        return true
    }

    func takeHeader(_ bytes: UnsafeRawBufferPointer) {
        let line = String(decoding: bytes, as: UTF8.self)
        state.withLock { state in
            if line.hasPrefix("HTTP/") {
                state.headers = [:]
                state.status = line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
            }
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { return }
            state.headers[parts[0].lowercased()] = String(
                parts[1].drop { $0.isWhitespace }.prefix { !$0.isNewline })
        }
    }
}
