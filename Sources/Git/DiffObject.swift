/// What a read of an object found.
package enum ObjectReading: Sendable, Equatable {
    case found([UInt8])
    /// It is here, but has more bytes than were asked for.
    case tooLarge
    /// It is not here: it was withheld, or borrowed from a repository that has dropped it since.
    case missing
    /// It is here, and is something else, or damaged.
    case unreadable

    package var bytes: [UInt8]? {
        if case .found(let bytes) = self { bytes } else { nil }
    }
}

extension Repository {
    /// An object's content, if it is of the kind and not too large.
    ///
    /// The size is looked at first, so that a huge object costs nothing. Nothing is thrown: in a snapshot any
    /// object may be gone or damaged, and the rest still tells something.
    package func read(_ id: ObjectID, as kind: ObjectKind, limit: Int) -> ObjectReading {
        do throws(GitError) {
            guard let header = try header(id) else { return .missing }
            guard header.kind == kind else { return .unreadable }
            guard header.size <= limit else { return .tooLarge }
            return try object(id).map { .found($0.bytes) } ?? .missing
        } catch {
            return .unreadable
        }
    }
}
