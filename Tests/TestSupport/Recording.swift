import Events
import Foundation

/// A recorded case of the fixtures: its sessions and their requests, as `manifest.json` lists them.
package struct Recording: Sendable {
    package struct Session: Sendable, Decodable {
        package let name: String
        package let agent: String
        package let sessionID: String
        package let day: Int
        package let recordedAt: String
        package let requests: [Request]

        private enum CodingKeys: String, CodingKey {
            case name, agent, day, requests
            case recordedAt = "recorded_at"
            case sessionID = "session_id"
        }
    }

    package struct Request: Sendable, Decodable {
        package let at: Int64
        package let path: String
        package let contentType: String
        package let contentEncoding: String?
        package let file: String

        private enum CodingKeys: String, CodingKey {
            case at, path, file
            case contentType = "content_type"
            case contentEncoding = "content_encoding"
        }
    }

    private struct Manifest: Decodable { let sessions: [Session] }

    package let name: String
    package let sessions: [Session]

    package init(_ name: String) throws {
        self.name = name
        let manifest = try Fixtures.bytes("\(name)/manifest.json")
        sessions = try JSONDecoder().decode(Manifest.self, from: Data(manifest)).sessions
    }

    package func body(of request: Request) throws -> [UInt8] { try Fixtures.bytes("\(name)/\(request.file)") }
}
