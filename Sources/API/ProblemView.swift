/// An error of the HTTP interface, as RFC 9457 (problem+json) writes it.
package struct ProblemView: Sendable, Codable, Equatable {
    package var title: String
    package var status: Int
    /// What went wrong and what to do about it.
    package var detail: String

    package init(title: String, status: Int, detail: String) {
        self.title = title
        self.status = status
        self.detail = detail
    }
}
