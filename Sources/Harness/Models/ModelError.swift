/// Why a model gave no answer that can be used, and what to do about it.
package struct ModelError: Error, Equatable, CustomStringConvertible {
    package enum Code: Sendable, Equatable {
        /// Overloaded, out of reach or cut off: another attempt may succeed.
        case transient
        /// A cap on tokens or money is reached.
        case spent
        /// It answered, but nothing that can be used.
        case unusable
        /// It will not answer until somebody changes a setting.
        case refused
    }

    package let code: Code
    package let reason: String
    /// Seconds that the provider asks to wait.
    var retryAfter: Double?
    /// True where the attempt may have used tokens that nobody told of.
    var mayHaveCost = false

    package init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    package var description: String { "the model: \(reason)" }
}
