import Events
import Foundation

/// A recording: sessions, each a list of requests as they were received.
struct Recording {
    struct Session: Decodable {
        let name: String
        /// The day of the recorded week that the session belongs to, from 0.
        let day: Int
        /// When its first request came, RFC 3339.
        let recordedAt: String
        let requests: [Request]

        private enum CodingKeys: String, CodingKey {
            case name, day, requests
            case recordedAt = "recorded_at"
        }
    }

    struct Request: Decodable {
        /// Milliseconds after the session's first request.
        let at: Int64
        let path: String
        let contentType: String
        let contentEncoding: String?
        let file: String

        private enum CodingKeys: String, CodingKey {
            case at, path, file
            case contentType = "content_type"
            case contentEncoding = "content_encoding"
        }
    }

    private struct Manifest: Decodable { let sessions: [Session] }

    let folder: String
    let sessions: [Session]

    init(folder: String) throws {
        self.folder = folder
        let manifest = URL(fileURLWithPath: folder + "/manifest.json")
        sessions = try JSONDecoder().decode(Manifest.self, from: Data(contentsOf: manifest)).sessions
    }

    func body(of request: Request) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + request.file)))
    }

    var lastDay: Int { sessions.map(\.day).max() ?? 0 }
}
