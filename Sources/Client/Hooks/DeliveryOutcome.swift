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
    /// The server failed, perhaps at this very report: later, but not for ever.
    case failed(String)

    /// Only what a moda server says is believed where a report would be gone for it: something else may answer
    /// in its place, a proxy or the page of a hotel.
    init(_ response: FetchResponse) {
        let problem = try? JSONDecoder().decode(ProblemView.self, from: Data(response.body))
        let reason = "\(response.status) \(problem?.detail.plain(500) ?? "no reason given")"
        switch response.status {
        case 204: self = .delivered
        case 413: self = .refused(reason)
        case 400, 415, 422: self = problem == nil ? .pointless(reason + Self.stranger) : .refused(reason)
        case 408, 429, 502, 503, 504:
            self = .later(reason, after: response.headers["retry-after"].flatMap(Double.init))
        case 500..<600: self = .failed(reason)
        case 200..<300: self = .pointless(reason + Self.stranger)
        default: self = .pointless(reason)
        }
    }

    private static let stranger = "; is it a moda server?"
}
