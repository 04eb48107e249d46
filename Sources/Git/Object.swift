internal import CGit2

/// What kind of thing an object is.
package enum ObjectKind: Int32, Sendable {
    case commit = 1
    case tree = 2
    case blob = 3
    case tag = 4

    var raw: git_object_t { git_object_t(rawValue: rawValue) }
}

/// An object as it is stored, without its header.
package struct Object: Sendable, Equatable {
    package var kind: ObjectKind
    package var bytes: [UInt8]

    package init(kind: ObjectKind, bytes: [UInt8]) {
        self.kind = kind
        self.bytes = bytes
    }
}
