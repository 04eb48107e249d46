internal import HTTPTypes
internal import Logging

/// What is kept of a request: never its path, which may hold a key, nor its query.
struct AnsweredRequest: Sendable {
    let method: HTTPRequest.Method
    /// The route's template; nil where none answered.
    let route: String?
    let status: Int
    let id: RequestID

    /// What the log says of it.
    func line(_ duration: Duration) -> Logger.Metadata {
        [
            "method": "\(method.rawValue)", "route": "\(route ?? "?")", "status": "\(status)",
            "request_id": "\(id.text)", "milliseconds": "\((duration.seconds * 1e5).rounded() / 100)",
        ]
    }
}
