package import Events
internal import Foundation
internal import Replay

/// One hook payload of the `fixtures` folder, as its agent wrote it.
package struct RecordedHook: Sendable, CustomStringConvertible {
    package var agent: Agent
    /// Where it lies below `fixtures`.
    package var path: String
    package var body: [UInt8]

    package var description: String { path }

    /// All of them: of the recorded sessions, and of kinds that no session has.
    package static let all: [RecordedHook] = {
        let sessions = ["acme-week", "acme-next-week", "wire", "agents"].flatMap(recorded)
        let single = Agent.allCases.flatMap { agent in
            let folder = "hooks/\(agent.rawValue)"
            let names = try? FileManager.default.contentsOfDirectory(
                atPath: "\(Fixtures.root)/fixtures/\(folder)")
            return (names ?? []).sorted().compactMap { hook(agent, "\(folder)/\($0)") }
        }
        return sessions + single
    }()

    private static func recorded(_ name: String) -> [RecordedHook] {
        guard let recording = try? Recording(name) else { return [] }
        return recording.sessions.flatMap { session in
            session.requests.filter { $0.path.hasSuffix("/hooks") }.compactMap { request in
                Agent(rawValue: session.agent).flatMap { hook($0, "\(name)/\(request.file)") }
            }
        }
    }

    private static func hook(_ agent: Agent, _ path: String) -> RecordedHook? {
        (try? Fixtures.bytes(path)).map { RecordedHook(agent: agent, path: path, body: $0) }
    }
}
