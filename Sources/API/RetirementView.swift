/// That an approved skill is proposed to be retired, and why.
package struct RetirementView: Sendable, Codable, Equatable {
    /// `said`: a rules file of its repository says it by now; `merged`: another skill's corrections are the same.
    package var kind: String
    /// The repository, or the other skill.
    package var subject: String
    package var reason: String
    /// RFC 3339, UTC.
    package var since: String

    package init(kind: String, subject: String, reason: String, since: String) {
        self.kind = kind
        self.subject = subject
        self.reason = reason
        self.since = since
    }
}
