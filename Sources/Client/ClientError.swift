/// Something that a command could not do, and what the person can do about it.
package struct ClientError: Error, CustomStringConvertible {
    /// What kind of failure it is, for the exit code.
    package enum Kind: Sendable {
        /// The server could not be reached, or said that it cannot serve now.
        case unreachable
        /// The server said no: a wrong key, a thing that is not there.
        case refused
        /// Something on this machine: a file, a folder.
        case local
    }

    package let kind: Kind
    package let description: String
    /// What the server answered, where it did.
    package let status: Int?

    package init(_ kind: Kind, _ description: String, status: Int? = nil) {
        self.kind = kind
        self.description = description
        self.status = status
    }
}
