package import API
internal import Fetch
internal import Foundation

extension ModaServer {
    /// An approved skill's SKILL.md, byte for byte.
    func skillText(_ id: String, atMost largest: Int) async throws -> [UInt8] {
        try await send("GET", "/v1/skills/\(escaped(id))/SKILL.md", atMost: largest).body
    }

    /// Approves, rejects or retires a skill.
    package func decide(_ action: ReviewAction, on id: String, _ request: ReviewRequest) async throws
        -> ReviewView
    {
        let body = Array(try JSONEncoder().encode(request))
        return try await json("POST", "/v1/skills/\(escaped(id))/\(action.rawValue)", body: body)
    }
}
