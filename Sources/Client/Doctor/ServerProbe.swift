internal import API
package import Events
internal import Fetch
internal import Foundation

/// Asks a server how it is: first without a key, then what it says to ours.
package struct ServerProbe: Sendable {
    private let settings: ClientSettings
    private let now: @Sendable () -> Timestamp
    /// Seconds for each question.
    private let patience: Int

    package init(_ settings: ClientSettings, patience: Int = 10, now: @escaping @Sendable () -> Timestamp) {
        self.settings = settings
        self.patience = patience
        self.now = now
    }

    package func run() async -> ServerFacts {
        let before = now()
        let ready: FetchResponse
        do {
            ready = try await ask("/readyz", key: nil)
        } catch {
            return ServerFacts(
                address: settings.server, readiness: .unreachable("\(error)"), health: .notAsked,
                clockOffset: nil)
        }
        let middle = (before.milliseconds + now().milliseconds) / 2
        let offset = ready.headers["date"].flatMap(HTTPDate.read).map { $0.milliseconds - middle }
        let readiness = Self.readiness(ready)
        return ServerFacts(
            address: settings.server, readiness: readiness,
            health: readiness == .ready ? await health() : .notAsked, clockOffset: offset)
    }

    private static func readiness(_ answer: FetchResponse) -> ServerFacts.Readiness {
        // A moda before 0.2 said it in one word.
        let view = try? JSONDecoder().decode(HealthView.self, from: Data(answer.body))
        return switch answer.status {
        case 200 where view?.status == "ok" || answer.text == "ready": .ready
        case 503: .storeDown
        default: .foreign(answer.status)
        }
    }

    private func health() async -> ServerFacts.Health {
        guard let key = settings.key, let answer = try? await ask("/v1/ingest/health", key: key) else {
            return .notAsked
        }
        guard answer.status == 200 else {
            let problem = try? JSONDecoder().decode(ProblemView.self, from: Data(answer.body))
            let detail = problem?.detail ?? "an older moda?"
            return .refused(status: answer.status, detail: detail.plain(200))
        }
        guard let view = try? JSONDecoder().decode(IngestHealthView.self, from: Data(answer.body)) else {
            return .refused(status: 200, detail: "something that this moda cannot read")
        }
        return .known(view)
    }

    private func ask(_ path: String, key: String?) async throws -> FetchResponse {
        let headers = key.map { [("Authorization", "Bearer \($0)")] } ?? []
        return try await fetch(
            FetchRequest(
                "GET", settings.server + path, headers: headers, connectTimeout: patience, timeout: patience,
                largest: 4 << 20))
    }
}
