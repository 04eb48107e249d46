import Corrections
import Events
import Foundation
import Harness
import Ingest
import Replay
import Store

/// What is found in recorded sessions of which no word is kept: by refusals, interrupts, commands and edits alone.
///
/// The recording goes through the real intake; then the users' and the agents' words are taken out of each
/// conversation, as a server that captures none would have stored it, and the detector reads what is left.
struct Suppressed {
    private struct Expected: Decodable {
        struct Turn: Decodable {
            let text: String
            let correction: Bool
        }

        let turns: [Turn]
    }

    private let folder: String
    private let gates: String

    init(_ options: Options) throws {
        folder = try options.value("recording")
        gates = try options.value("gates")
    }

    func run() async throws {
        let house = try House(gates: gates, end: Month.end)
        defer { house.remove() }
        let recording = try Recording(folder: folder)
        for session in recording.sessions { try await house.take(deliveries(of: session, in: recording)) }
        let corrected = try corrections()
        let detector = try Detector()
        var (found, right, turns, there) = (0, 0, 0, 0)
        for conversation in try await conversations(house.store) {
            let said = Set(
                detector.corrections(in: conversation.withoutWords).flatMap { $0.evidence.map(\.event) })
            for turn in conversation.turns {
                let isCorrection = corrected.contains(key(turn.text ?? ""))
                turns += 1
                there += isCorrection ? 1 : 0
                found += said.contains(turn.id) ? 1 : 0
                right += isCorrection && said.contains(turn.id) ? 1 : 0
            }
        }
        report(found: found, right: right, turns: turns, there: there)
        try await learn(recording)
    }

    /// The whole run on the hooks' reports alone, from which the intake takes the words.
    private func learn(_ recording: Recording) async throws {
        let house = try House(gates: gates, end: Month.end, keepsPrompts: false)
        defer { house.remove() }
        for session in recording.sessions {
            try await house.take(deliveries(of: session, in: recording).filter { $0.signal == .hooks })
        }
        try await house.generate()
        print("  skills out of the same sessions, hooks alone, no word kept:")
        for candidate in try await house.store.candidates(tenant: .local) {
            let objections = candidate.verdicts.filter { $0.outcome == .refuse || $0.outcome == .ask }
            print(
                "    \(candidate.name): \(candidate.status) \(objections.map { "\($0.gate): \($0.reason)" })")
        }
    }

    private func report(found: Int, right: Int, turns: Int, there: Int) {
        let (precision, recall) = (Interval(hits: right, of: found), Interval(hits: right, of: there))
        print("\(folder): \(turns) turns, \(there) corrections")
        print("  precision \(precision.text)")
        print("  recall    \(recall.text)")
        print("  always yes: precision \(Interval(hits: there, of: turns).text), recall 1")
        let figure = String(format: "%.2f at %.2f", precision.share, recall.share)
        let holds = precision.share >= 0.8 && recall.share >= 0.35
        print(goal("prompts suppressed: precision >= 0.80 at recall >= 0.35", figure, holds: holds))
    }

    private func corrections() throws -> Set<String> {
        let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/expected.json"))
        let expected = try JSONDecoder().decode(Expected.self, from: data)
        return Set(expected.turns.filter(\.correction).map { key($0.text) })
    }

    /// The beginning of a turn's words: what follows may hold a secret, and is stored otherwise than it was said.
    private func key(_ text: String) -> String { String(text.prefix(24)) }

    private func conversations(_ store: SQLiteStore) async throws -> [Conversation] {
        let subagents = try await store.subagentSessions(tenant: .local)
        var read: [Conversation] = []
        for session in try await store.sessions(tenant: .local, unhandledOnly: false) {
            let events = try await store.events(of: session.key, tenant: .local)
            read.append(
                Conversation(
                    session: session, events: events, isSubagent: subagents.contains(session.key.id)))
        }
        return read
    }

    private func deliveries(of session: Recording.Session, in recording: Recording) throws -> [Delivery] {
        guard let start = Timestamp(rfc3339: session.recordedAt) else {
            throw BenchError("\(session.name): recorded_at is not RFC 3339")
        }
        return try session.requests.map { request in
            let parts = request.path.split(separator: "/").map(String.init)
            guard parts.count == 4, let provider = Provider(rawValue: parts[2]),
                let signal = RawEvent.Signal(rawValue: parts[3])
            else { throw BenchError("\(request.path) is no route of a coding agent") }
            let at = Timestamp(milliseconds: start.milliseconds + request.at)
            return Delivery(
                provider: provider, signal: signal, contentType: request.contentType,
                contentEncoding: request.contentEncoding, body: try recording.body(of: request),
                receivedAt: at,
                observedAt: at, deliveryID: request.file)
        }
    }
}

extension Conversation {
    /// The same conversation with nothing that anybody said.
    fileprivate var withoutWords: Conversation {
        var silent = self
        for index in silent.turns.indices {
            silent.turns[index].text = nil
            silent.turns[index].agentText = ""
        }
        return silent
    }
}
