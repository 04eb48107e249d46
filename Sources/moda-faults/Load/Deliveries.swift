import Events
import Foundation
import Ingest
import Normalizer
import Replay

/// Any number of requests as real agents make them, each its own: a recorded body whose session id is
/// replaced, byte for byte, by one that holds the request's number.
struct Deliveries: Sendable {
    private struct Template: Sendable {
        let path: String
        let agent: Agent
        let type: String
        let body: [UInt8]
        let places: [Int]
    }

    private static let width = 36
    private let templates: [Template]

    init(recording: Recording) throws {
        templates = try recording.sessions.flatMap { session -> [Template] in
            guard session.sessionID.utf8.count == Self.width, let agent = Agent(rawValue: session.agent)
            else { return [] }
            return try session.requests.filter { $0.contentEncoding == nil }.compactMap { request in
                let body = try recording.body(of: request)
                let places = Self.places(of: Array(session.sessionID.utf8), in: body)
                guard !places.isEmpty else { return nil }
                return Template(
                    path: request.path, agent: agent, type: request.contentType, body: body, places: places)
            }
        }
        guard !templates.isEmpty else {
            throw HarnessError("the recording has no body with its session's id")
        }
    }

    func delivery(_ number: Int) -> NumberedDelivery {
        let template = templates[number % templates.count]
        var body = template.body
        let id = Self.sessionID(number)
        for place in template.places { body.replaceSubrange(place..<(place + Self.width), with: id.utf8) }
        return NumberedDelivery(
            number: number, path: template.path, agent: template.agent, type: template.type, body: body)
    }

    private static func sessionID(_ number: Int) -> String {
        let digits = String(number)
        return "fa017000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    private static func places(of id: [UInt8], in body: [UInt8]) -> [Int] {
        let (body, id) = (Data(body), Data(id))
        var (places, start) = ([Int](), body.startIndex)
        while let found = body.range(of: id, in: start..<body.endIndex) {
            places.append(found.lowerBound)
            start = found.upperBound
        }
        return places
    }
}

/// One request to send, and what the server must make of it.
struct NumberedDelivery: Sendable {
    let number: Int
    let path: String
    let agent: Agent
    let type: String
    let body: [UInt8]

    private var isHook: Bool { path.hasSuffix("/hooks") }
    private static let observedAt = Timestamp(milliseconds: 1_790_000_000_000)

    var headers: [(name: String, value: String)] {
        guard isHook else { return [("Content-Type", type)] }
        return [
            ("Content-Type", type), ("Moda-Delivery-Id", "faults-\(number)"),
            ("Moda-Observed-At", Self.observedAt.rfc3339),
        ]
    }

    var digest: String { ContentID.sha256(body) }

    /// The row as it must be stored, by the same code without a server.
    func expected() throws -> RawEvent {
        try Intake(policy: CapturePolicy()).accept(
            Delivery(
                provider: Provider(agent), signal: isHook ? .hooks : .logs, contentType: type, body: body,
                receivedAt: Self.observedAt, observedAt: isHook ? Self.observedAt : nil,
                deliveryID: isHook ? "faults-\(number)" : nil))
    }
}
