/// An error of the HTTP interface, as RFC 9457 (problem+json) writes it.
package struct ProblemView: Sendable, Codable, Equatable {
    /// A registered kind of problem; nil where the status says all.
    package var type: String?
    package var title: String
    package var status: Int
    /// What went wrong and what to do about it.
    package var detail: String
    /// By which the server's log names the request.
    package var requestID: String?

    package init(
        type: String? = nil, title: String, status: Int, detail: String, requestID: String? = nil
    ) {
        self.type = type
        self.title = title
        self.status = status
        self.detail = detail
        self.requestID = requestID
    }

    private enum CodingKeys: String, CodingKey {
        case type, title, status, detail
        case requestID = "request_id"
    }
}
