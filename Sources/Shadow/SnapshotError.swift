/// Why there is no snapshot, or no store.
package struct SnapshotError: Error, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// A folder that is never snapshot: `/`, the home folder and what is above it, a tool's own state.
        case refused
        /// The work tree is not there, or is no folder.
        case missing
        /// Another process holds this session's lock for too long.
        case busy
        /// The time for one snapshot is over; what was read so far is kept for the next.
        case outOfTime = "out_of_time"
        /// The store could not be read or written.
        case failed
    }

    package let code: Code
    package let reason: String

    package init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    package var description: String { "no snapshot (\(code.rawValue)): \(reason)" }
}
