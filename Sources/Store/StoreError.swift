/// A failure of the store: what was tried, and what to do about it.
package struct StoreError: Error, CustomStringConvertible {
    /// What the caller may do about it.
    package enum Code: Sendable {
        /// More waits to be written than may: try again in a second.
        case overloaded
        /// The file cannot be read or written right now: locked, read-only, full, or its disk fails.
        case unavailable
        /// The file is being written anew, which takes its writer for long: try again in some seconds.
        case rewriting
        case other
    }

    package let description: String
    package let code: Code

    package init(_ description: String, code: Code = .other) {
        self.description = description
        self.code = code
    }
}
