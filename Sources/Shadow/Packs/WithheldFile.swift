internal import Events

/// A file whose contents stay on the person's machine.
package struct WithheldFile: Sendable, Hashable {
    package enum Reason: String, Sendable, CaseIterable {
        /// The redaction rules find a secret in it.
        case secret
        /// By its name it holds secrets.
        case name
        /// It is no text, so that nothing can be said about what is in it.
        case binary
        case large
        /// One of so many that changed at once that it would be the repository that leaves.
        case many
    }

    /// Below the root of the work tree, redacted.
    package var path: String
    package var reason: Reason

    package init(path: String, reason: Reason) {
        self.path = path
        self.reason = reason
    }

    var json: JSONValue { .object(["path": .string(path), "reason": .string(reason.rawValue)]) }

    init?(_ json: JSONValue) {
        guard let path = json["path"]?.string,
            let reason = json["reason"]?.string.flatMap(Reason.init(rawValue:))
        else { return nil }
        self.init(path: path, reason: reason)
    }
}
