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
struct AnswersAtHand: Sendable {
    /// What a connection keeps from one answer to the next.
    struct Memory {
        fileprivate var key: KnownKey?
        /// Where answers are written; used anew where the last one has gone.
        fileprivate var bytes = ByteBuffer()
    }

    /// Bytes of a body that are copied behind its head rather than sent on their own.
    private static let small = 8_192

    let envelope: Envelope
    /// Of the routes that leave their answers here.
    let door: KeyGuard
    let shelf: LibraryShelf
    private let date = DateField()
    /// The last lines of the head where there is a body, and where there is none.
    private let last: (full: ByteBuffer, unchanged: ByteBuffer)

    init(envelope: Envelope, door: KeyGuard, shelf: LibraryShelf, server: String) {
        self.envelope = envelope
        self.door = door
        self.shelf = shelf
        func lines(_ status: HTTPResponse.Status) -> ByteBuffer {
            var fields = HTTPFields()
            envelope.safe.add(to: &fields, of: status)
            fields[.server] = server
            return ByteBuffer(string: "\r\n" + fields.map(\.line).joined() + "\r\n")
        }
        last = (lines(.ok), lines(.notModified))
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
        let request = AnsweredRequest(
            method: .get, route: found.route, status: form.isUnchanged ? 304 : 200,
            id: envelope.ids.id(offered: asked.requestID))
        memory.bytes.clear()
        let body = write(found, form, left, request.id, now, to: &memory.bytes)
        envelope.metrics.begin()
        envelope.note(request, since: begin, log: log)
        return (memory.bytes, body)
    }

    /// - Returns: The body, where it does not stand behind the head.
    private func write(
        _ found: AnswerAtHand, _ form: KeptAnswer.Form, _ left: KeyLimits.Fields?, _ id: RequestID,
        _ now: Timestamp, to bytes: inout ByteBuffer
    ) -> ByteBuffer? {
        bytes.writeImmutableBuffer(found.head(of: form))
        if let left {
            bytes.writeString("RateLimit-Policy: ")
            bytes.writeString(left.policy)
            bytes.writeString("\r\nRateLimit: \"key\";r=")
            bytes.writeDigits(UInt64(clamping: left.remaining))
            bytes.writeString(";t=")
            bytes.writeDigits(UInt64(clamping: left.reset))
            bytes.writeString("\r\n")
        }
        bytes.writeString("X-Request-Id: ")
        bytes.writeString(id.name)
        if let number = id.number { bytes.writeDigits(number, radix: 16) }
        bytes.writeString("\r\nDate: ")
        bytes.writeString(date.text(at: now))
        bytes.writeImmutableBuffer(form.isUnchanged ? last.unchanged : last.full)
        guard let body = found.kept.body(of: form), body.readableBytes <= Self.small else {
            return found.kept.body(of: form)
        }
        bytes.writeImmutableBuffer(body)
        return nil
    }
}

extension ByteBuffer {
    /// Writes a number as text, with no string made of it.
    fileprivate mutating func writeDigits(_ number: UInt64, radix: UInt64 = 10) {
        var (rest, count) = (number / radix, 1)
        while rest > 0 { (rest, count) = (rest / radix, count + 1) }
        writeWithUnsafeMutableBytes(minimumWritableBytes: count) { room in
            rest = number
            for index in (0..<count).reversed() {
                let digit = UInt8(rest % radix)
                room[index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
                rest /= radix
            }
            return count
        }
    }
}
