/// One path that differs between two trees.
package struct TreeChange: Sendable, Equatable {
    /// A file's mode and blob on one side.
    package struct Side: Sendable, Equatable {
        package var mode: FileMode
        package var id: ObjectID

        package init(mode: FileMode, id: ObjectID) {
            self.mode = mode
            self.id = id
        }
    }

    /// Below the root, as git has it; on the side where the file is now, the old one for a deletion.
    package var path: [UInt8]
    /// Where the file was, if elsewhere.
    package var oldPath: [UInt8]?
    /// Nil for a file that is new.
    package var before: Side?
    /// Nil for a file that is gone.
    package var after: Side?

    package init(path: [UInt8], oldPath: [UInt8]? = nil, before: Side?, after: Side?) {
        self.path = path
        self.oldPath = oldPath
        self.before = before
        self.after = after
    }

    package var isRename: Bool { oldPath != nil }
    /// Bytes that are no UTF-8 are shown as U+FFFD.
    package var shownPath: String { String(decoding: path, as: UTF8.self) }
}

/// What differs between two trees, as far as both can be read.
package struct TreeDiff: Sendable, Equatable {
    package var changes: [TreeChange] = []
    /// The folders that differ but are not here on one side, so that what changed in them is not known.
    package var unreadable: [[UInt8]] = []
    /// True where there was more than is looked at.
    package var isCut = false
    /// The trees that had to be opened, on both sides.
    package var opened: [ObjectID] = []

    package init() {}

    /// Both sides are here, and all of it was looked at.
    package var isWhole: Bool { unreadable.isEmpty && !isCut }
}
