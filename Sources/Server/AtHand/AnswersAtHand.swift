internal import Events
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import Store

/// Answers at once what was answered a moment ago: the same target, with a key that was proven, out of a library that
/// is fresh.
///
/// It decides nothing of its own: the routes leave their answers here, and every check is the one of the long way, made
/// by the same parts. Wherever one of them would have to wait, to ask the store or to refuse, there is no answer at
/// hand, and the request goes the long way, which is always right. So it may be left out with no other effect than time.
final class AnswersAtHand: Sendable {
    /// What a connection keeps from one answer to the next.
    struct Memory {
        fileprivate var key: KnownKey?
        fileprivate var date = DateField()
        /// Where answers are written; used anew where the last one has gone.
        fileprivate var bytes = ByteBuffer()
    }

    /// Bytes of a body that are copied behind its head rather than sent on their own.
    private static let small = 8_192

    private let envelope: Envelope
    /// Of the routes that leave their answers here.
    private let door: KeyGuard
    private let shelf: LibraryShelf
    private let lines: Lines

    init(envelope: Envelope, door: KeyGuard, shelf: LibraryShelf, server: String) {
        self.envelope = envelope
        self.door = door
        self.shelf = shelf
        lines = Lines(policy: door.limits?.policy, safe: envelope.safe, server: server)
    }

    /// The whole answer as bytes: its head, and its body where that is too large to be copied.
    ///
    /// - Returns: nil where there is none at hand.
    func answer(
        to asked: AskedFields, memory: inout Memory, log: Logger
    ) -> (head: ByteBuffer, body: ByteBuffer?)? {
        let begin = ContinuousClock.now
        let now = door.check.now()
        guard let key = asked.key.flatMap({ door.proven($0, at: now, last: &memory.key) }),
            let found = shelf.fresh(key.record.tenant, at: begin)?.atHand.known(asked.target),
            Envelope.accepts(asked.accept, found.kept.type)
        else { return nil }
        var left: KeyLimits.Fields?
        if let limits = door.limits {
            // Who may ask no more is told so the long way.
            guard let fields = try? limits.take(key.record.id, at: begin) else { return nil }
            left = fields
        }
        let form = found.kept.form(for: asked.conditions)
        let id = envelope.ids.id(offered: asked.requestID)
        let body = write(found, form, left, id, now, to: &memory)
        let duration = ContinuousClock.now - begin
        found.tally(of: form, in: envelope.metrics)?.add(duration)
        envelope.write(
            AnsweredRequest(method: .get, route: found.route, status: form.status.code, id: id), duration,
            to: log)
        return (memory.bytes, body)
    }

    /// - Returns: The body, where it does not stand behind the head.
    private func write(
        _ found: AnswerAtHand, _ form: KeptAnswer.Form, _ left: KeyLimits.Fields?, _ id: RequestID,
        _ now: Timestamp, to memory: inout Memory
    ) -> ByteBuffer? {
        let (head, body, date) = (found.head(of: form), found.kept.body(of: form), memory.date.line(at: now))
        let last = form.isUnchanged ? lines.unchanged : lines.full
        let isSmall = (body?.readableBytes ?? 0) <= Self.small
        memory.bytes.clear()
        memory.bytes.writeWithUnsafeMutableBytes(
            minimumWritableBytes: head.count + lines.limit.count + id.name.utf8.count + date.count
                + last.count + Lines.numbers + (isSmall ? body?.readableBytes ?? 0 : 0)
        ) { room in
            var pen = Pen(room)
            pen.write(head)
            if let left {
                pen.write(lines.limit)
                pen.write(UInt64(clamping: left.remaining))
                pen.write(";t=")
                pen.write(UInt64(clamping: left.reset))
                pen.write("\r\n")
            }
            pen.write("X-Request-Id: ")
            pen.write(id.name)
            if let number = id.number { pen.write(number, radix: 16) }
            pen.write("\r\n")
            pen.write(date)
            pen.write(last)
            if isSmall { body?.withUnsafeReadableBytes { pen.write($0) } }
            return pen.count
        }
        return isSmall ? nil : body
    }
}

/// Lines of a head that are the same in all answers.
private struct Lines: Sendable {
    /// Bytes of the numbers, and of what stands around them, at most.
    static let numbers = 128

    /// Those of a limit, as far as to what is left.
    let limit: [UInt8]
    /// The last ones where there is a body, and where there is none.
    let (full, unchanged): ([UInt8], [UInt8])

    init(policy: String?, safe: SafeHeaders, server: String) {
        limit = policy.map { Array("RateLimit-Policy: \($0)\r\nRateLimit: \"key\";r=".utf8) } ?? []
        (full, unchanged) = (
            Self.last(.ok, safe, server), Self.last(.notModified, safe, server)
        )
    }

    private static func last(
        _ status: HTTPResponse.Status, _ safe: SafeHeaders, _ server: String
    ) -> [UInt8] {
        var fields = HTTPFields()
        safe.add(to: &fields, of: status)
        fields[.server] = server
        return Array("\(fields.lines)\r\n".utf8)
    }
}
