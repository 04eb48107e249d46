internal import CGit2

/// A failed libgit2 call: which call, its return code, and libgit2's message for it.
package struct GitError: Error, CustomStringConvertible {
    package let call: String
    package let code: Int32
    package let message: String

    package var description: String { "\(call): \(message) (\(code))" }

    /// Reads libgit2's thread-local message, so it must be called on the thread that failed; clears it, so
    /// that an old message never explains a later failure.
    init(_ call: String, code: Int32) {
        self.call = call
        self.code = code
        self.message = git_error_last().map { String(cString: $0.pointee.message) } ?? "no message"
        git_error_clear()
    }
}

/// Throws unless a libgit2 return code is a success.
func check(_ code: Int32, _ call: String) throws(GitError) {
    guard code >= 0 else { throw GitError(call, code: code) }
}
