import Compression
import Events
import OTLP
import Replay

/// A recorded logs request that can be sent again and again as a new session's: only its session id differs.
struct Template: Sendable {
    let provider: Provider
    let path: String
    let contentType: String
    /// The body as the agent sent it, decompressed.
    let body: [UInt8]
    /// Log records in it.
    let records: Int
    /// Where the session's id stands in the body.
    private let places: [Int]
    private let width: Int

    /// The body with another session's id, of the same length, in the recorded one's place.
    func body(session number: UInt64) -> [UInt8] {
        var copy = body
        let digits = Array(String(number, radix: 16).utf8)
        let id = [UInt8](repeating: UInt8(ascii: "0"), count: max(0, width - digits.count)) + digits
        for place in places { copy.replaceSubrange(place..<place + width, with: id.suffix(width)) }
        return copy
    }

    /// The plain and the compressed log bodies of a recording, in their order.
    static func all(in recording: Recording) throws -> [Template] {
        try recording.sessions.flatMap { session in
            try session.requests.filter { $0.path.hasSuffix("/logs") }.compactMap { request in
                try Template(request, of: session, in: recording)
            }
        }
    }

    private init?(_ request: Recording.Request, of session: Recording.Session, in recording: Recording) throws
    {
        guard let agent = Agent(rawValue: session.agent),
            let encoding = WireEncoding(contentType: request.contentType)
        else { return nil }
        let sent = try recording.body(of: request)
        body = request.contentEncoding == nil ? sent : try inflated(sent, limit: 64 << 20)
        provider = Provider(agent)
        path = request.path
        contentType = request.contentType
        var count = 0
        var parsed = try LogsRequest(reading: body, as: encoding)
        parsed.forEachRecord { _ in count += 1 }
        records = count
        width = session.sessionID.utf8.count
        places = body.places(of: Array(session.sessionID.utf8))
        guard !places.isEmpty else { return nil }
    }
}

extension [UInt8] {
    /// The starts of every occurrence of some bytes.
    fileprivate func places(of pattern: [UInt8]) -> [Int] {
        guard let first = pattern.first, count >= pattern.count else { return [] }
        return (0...count - pattern.count).filter {
            self[$0] == first && self[$0..<$0 + pattern.count].elementsEqual(pattern)
        }
    }
}
