internal import HTTPTypes
internal import NIOCore

/// An answer that the long way gave to a request's target, with its heads written down: whoever asks for the very same
/// gets the very same.
final class AnswerAtHand: Sendable {
    let kept: KeptAnswer
    /// The route's template, for the metrics and the log.
    let route: String
    private let heads: [ByteBuffer]

    init(_ kept: KeptAnswer, route: String) {
        self.kept = kept
        self.route = route
        heads = KeptAnswer.Form.allCases.map { form in
            var fields = kept.fields(of: form)
            if let body = kept.body(of: form) { fields[.contentLength] = String(body.readableBytes) }
            let status: HTTPResponse.Status = form.isUnchanged ? .notModified : .ok
            return ByteBuffer(
                string: "HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n" + fields.map(\.line).joined())
        }
    }

    /// The first lines of the head: what the form says whoever asks.
    func head(of form: KeptAnswer.Form) -> ByteBuffer { heads[form.rawValue] }
}

extension HTTPField {
    /// As HTTP/1.1 writes it; a field's name and value are checked when it is made.
    var line: String { "\(name.rawName): \(value)\r\n" }
}
