internal import Foundation

/// A folder of recorded telemetry: sessions, each a list of requests as they were received (`manifest.json`).
package struct Recording: Sendable {
    package struct Session: Sendable, Decodable {
        package let name: String
        package let agent: String
        /// The agent's own id of it.
        package let sessionID: String
        /// The day of the recorded week that it belongs to, from 0.
        package let day: Int
        /// When its first request came, RFC 3339.
        package let recordedAt: String
        package let requests: [Request]

        private enum CodingKeys: String, CodingKey {
            case name, agent, day, requests
            case recordedAt = "recorded_at"
            case sessionID = "session_id"
        }
    }

    package struct Request: Sendable, Decodable {
        /// Milliseconds after the session's first request.
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

    package let folder: String
    package let sessions: [Session]

    package init(folder: String) throws {
        self.folder = folder
        let manifest = URL(fileURLWithPath: folder + "/manifest.json")
        sessions = try JSONDecoder().decode(Manifest.self, from: Data(contentsOf: manifest)).sessions
    }

    package func body(of request: Request) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + request.file)))
    }

    package var lastDay: Int { sessions.map(\.day).max() ?? 0 }
}
