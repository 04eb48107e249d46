/// One rule of the Agent Skills specification that a skill breaks.
package struct SpecViolation: Sendable, Equatable, CustomStringConvertible {
    package enum Severity: String, Sendable {
        /// A validator rejects the skill.
        case error
        /// The specification advises otherwise, or one validator of several rejects it.
        case warning
    }

    /// The key, `body` or `front matter`.
    package var field: String
    package var severity: Severity
    package var message: String

    package init(_ field: String, _ severity: Severity = .error, _ message: String) {
        self.field = field
        self.severity = severity
        self.message = message
    }

    package var description: String { "\(field): \(message)" }
}
