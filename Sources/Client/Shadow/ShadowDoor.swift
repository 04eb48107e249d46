internal import API
internal import Fetch
internal import Foundation
internal import Shadow

/// The server's door for one session's snapshots.
struct ShadowDoor: Sendable {
    enum Answer: Sendable {
        case taken(ShadowState)
        /// The server has another state than the parcel follows on.
        case conflict(ShadowState)
    }

    let url: String
    let key: String
    let patience: Int

    func state() async throws -> ShadowState {
        let response = try await exchange("GET", [])
        guard response.status == 200, let state = Self.state(in: response) else { throw failure(response) }
        return state
    }

    func post(_ parcel: [UInt8]) async throws -> Answer {
        let response = try await exchange("POST", parcel)
        guard response.status == 200 || response.status == 409, let state = Self.state(in: response) else {
            throw failure(response)
        }
        return response.status == 200 ? .taken(state) : .conflict(state)
    }

    private func exchange(_ method: String, _ body: [UInt8]) async throws -> FetchResponse {
        var headers = [(name: "Authorization", value: "Bearer \(key)")]
        if !body.isEmpty { headers.append(("Content-Type", Parcel.contentType)) }
        do {
            return try await fetch(FetchRequest(method, url, headers: headers, body: body, timeout: patience))
        } catch let error as FetchError {
            throw ClientError(.unreachable, "\(error)")
        }
    }

    private static func state(in response: FetchResponse) -> ShadowState? {
        // Anything else than a state is told as a failure, with the server's own words.
        try? JSONDecoder().decode(ShadowState.self, from: Data(response.body))
    }

    private func failure(_ response: FetchResponse) -> ClientError {
        // Without a problem in it, the status has to say all.
        let detail = (try? JSONDecoder().decode(ProblemView.self, from: Data(response.body)))?.detail
        // 507: the server keeps no more of them, and will not soon.
        let isPassing = response.status >= 500 && response.status != 507 || response.status == 429
        let kind: ClientError.Kind = isPassing ? .unreachable : .refused
        return ClientError(kind, "snapshots: \(response.status), \(detail ?? "no reason given")")
    }
}
