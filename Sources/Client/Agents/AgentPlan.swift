/// What shall become of one file.
struct FileEdit: Sendable, Equatable {
    var path: String
    /// Nil where there is none.
    var before: [UInt8]?
    /// Nil where there shall be none.
    var after: [UInt8]?
    /// Whether something of ours stood in it before.
    var hadOurs: Bool
    /// Only its owner may read it afterwards.
    var holdsKey: Bool
    /// Digests of the values that we set and that do not show whose they are, by their place.
    var values: [String: String]

    /// For a file that is gone: what was ours in it is gone too.
    static func forgetting(_ path: String) -> FileEdit {
        FileEdit(path: path, before: nil, after: nil, hadOurs: false, holdsKey: false, values: [:])
    }
}

/// What shall become of an agent's files, and what a person should know about it.
struct AgentPlan: Sendable, Equatable {
    var edits: [FileEdit]
    var notes: [String] = []
}
