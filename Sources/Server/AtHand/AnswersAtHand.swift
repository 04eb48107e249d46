internal import Events
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import NIOHTTP1
internal import Store

/// Answers at once what was answered a moment ago: the same target, with a key that was proven, out of a library that
/// is fresh.
///
/// It decides nothing of its own: the routes leave their answers here, and every check is the one of the long way, made
/// by the same parts. Wherever one of them would have to wait, to ask the store or to refuse, there is no answer at
/// hand, and the request goes the long way, which is always right. So it may be left out with no other effect than time.
struct AnswersAtHand: Sendable {
    /// Bytes of a body that are copied behind its head rather than sent on their own.
    private static let small = 8_192

    let envelope: Envelope
    /// Of the routes that leave their answers here.
    let door: KeyGuard
    let shelf: LibraryShelf
    private let date = DateField()
    private let last: String

    init(envelope: Envelope, door: KeyGuard, shelf: LibraryShelf, server: String) {
        self.envelope = envelope
        self.door = door
        self.shelf = shelf
        var fields = HTTPFields()
        envelope.safe.add(to: &fields)
        fields[.server] = server
        last = fields.map(\.line).joined() + "\r\n"
    }

    /// The whole answer as bytes: its head, and its body where that is too large to be copied.
    ///
    /// - Returns: nil where there is none at hand.
    func answer(to head: HTTPRequestHead, log: Logger) -> (head: ByteBuffer, body: ByteBuffer?)? {
        let begin = ContinuousClock.now
        let now = door.check.now()
        guard let asked = AskedFields(head), let key = door.proven(asked.key, at: now),
            let found = shelf.fresh(key.tenant, at: begin)?.atHand.known(head.uri),
            Envelope.accepts(asked.accept, found.kept.type)
        else { return nil }
        var left: KeyLimits.Fields?
        if let limits = door.limits {
            // Who may ask no more is told so the long way.
            guard let fields = try? limits.take(key.id, at: begin) else { return nil }
            left = fields
        }
        let form = found.kept.form(for: asked.conditions)
        let requestID = envelope.ids.id(offered: asked.requestID)
        let bytes = write(found, form, left, requestID, now)
        envelope.metrics.begin()
        envelope.note(
            AnsweredRequest(
                method: .get, route: found.route, status: form.isUnchanged ? 304 : 200, id: requestID),
            since: begin, log: log)
        return bytes
    }

    private func write(
        _ found: AnswerAtHand, _ form: KeptAnswer.Form, _ left: KeyLimits.Fields?, _ requestID: String,
        _ now: Timestamp
    ) -> (head: ByteBuffer, body: ByteBuffer?) {
        let (start, body) = (found.head(of: form), found.kept.body(of: form))
        let isSmall = (body?.readableBytes ?? 0) <= Self.small
        var bytes = ByteBufferAllocator().buffer(
            capacity: start.readableBytes + 512 + last.utf8.count + (isSmall ? body?.readableBytes ?? 0 : 0))
        bytes.writeImmutableBuffer(start)
        if let left {
            bytes.writeString("RateLimit-Policy: ")
            bytes.writeString(left.policy)
            bytes.writeString("\r\nRateLimit: ")
            bytes.writeString(left.limit)
            bytes.writeString("\r\n")
        }
        bytes.writeString("X-Request-Id: ")
        bytes.writeString(requestID)
        bytes.writeString("\r\nDate: ")
        bytes.writeString(date.text(at: now))
        bytes.writeString("\r\n")
        bytes.writeString(last)
        guard isSmall else { return (bytes, body) }
        if let body { bytes.writeImmutableBuffer(body) }
        return (bytes, nil)
    }
}
