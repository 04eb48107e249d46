internal import HTTPTypes
internal import NIOCore
internal import Synchronization

/// An answer that the long way gave to a request's target, with its heads written down: whoever asks for the very same
/// gets the very same.
final class AnswerAtHand: Sendable {
    let kept: KeptAnswer
    /// The route's template, for the metrics and the log.
    let route: String
    private let heads: [[UInt8]]
    private let tallies = Mutex([ServerMetrics.Tally?](repeating: nil, count: KeptAnswer.Form.allCases.count))

    init(_ kept: KeptAnswer, route: String) {
        self.kept = kept
        self.route = route
        heads = KeptAnswer.Form.allCases.map { form in
            var fields = kept.fields(of: form)
            if let body = kept.body(of: form) { fields[.contentLength] = String(body.readableBytes) }
            let status = form.status
            return Array("HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n\(fields.lines)".utf8)
        }
    }

    /// The first lines of the head: what the form says whoever asks.
    func head(of form: KeptAnswer.Form) -> [UInt8] { heads[form.rawValue] }

    /// Where answers of this form are counted: looked up once rather than with every answer.
    func tally(of form: KeptAnswer.Form, in metrics: ServerMetrics) -> ServerMetrics.Tally? {
        tallies.withLock { tallies in
            if let known = tallies[form.rawValue] { return known }
            let tally = metrics.tally(.get, route: route, status: form.status.code)
            tallies[form.rawValue] = tally
            return tally
        }
    }
}

extension HTTPFields {
    /// As HTTP/1.1 writes them; a field's name and value are checked when it is made.
    var lines: String { map { "\($0.name.rawName): \($0.value)\r\n" }.joined() }
}
