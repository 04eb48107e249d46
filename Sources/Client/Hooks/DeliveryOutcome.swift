internal import API
internal import Fetch
internal import Foundation

/// What came of sending one report.
package enum DeliveryOutcome: Sendable, Equatable {
    /// The server has it on disk.
    case delivered
    /// It will never take it: what is wrong is in the report.
    case refused(String)
    /// It will take none for now: what is wrong is the key, the address, the server.
    case pointless(String)
    /// Later; seconds where the server says how much later.
    case later(String, after: Double?)

    init(_ response: FetchResponse) {
        switch response.status {
        case 200..<300: self = .delivered
        case 400, 413, 415, 422: self = .refused(Self.reason(response))
        case 408, 429, 500..<600:
            self = .later(
                Self.reason(response), after: response.headers["retry-after"].flatMap(Double.init))
        default: self = .pointless(Self.reason(response))
        }
    }

    private static func reason(_ response: FetchResponse) -> String {
        let problem = try? JSONDecoder().decode(ProblemView.self, from: Data(response.body))
        return "\(response.status) \(problem?.detail ?? "no reason given")"
    }
}
