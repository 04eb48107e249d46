/// An index as its bytes, with a note of where each entry starts.
///
/// One entry a file of the work tree, read at every look: so entries stay bytes, and nothing is made for the
/// many that do not change.
package struct IndexImage: Sendable {
    /// A header and entries of version 2, in order, one a path; what follows them is not looked at.
    var bytes: [UInt8]
    /// Where each entry starts, and last where the entries end.
    var starts: [Int]
    /// The trees of the folders, as far as they are known.
    package var trees: CachedTrees
    /// What the owner of the index keeps beside the entries.
    package var notes: [UInt8]

    static let headerSize = 12

    /// An index without entries.
    package init() {
        bytes = Self.header(count: 0)
        starts = [Self.headerSize]
        trees = CachedTrees()
        notes = []
    }

    init(bytes: [UInt8], starts: [Int], trees: CachedTrees, notes: [UInt8]) {
        self.bytes = bytes
        self.starts = starts
        self.trees = trees
        self.notes = notes
    }

    package var count: Int { starts.count - 1 }

    /// Lends the entries for as long as the closure runs.
    package func withEntries<Value>(_ body: (IndexEntries) throws -> Value) rethrows -> Value {
        try bytes.withUnsafeBytes { bytes in
            try starts.withUnsafeBufferPointer { try body(IndexEntries(bytes: bytes, starts: $0)) }
        }
    }

    static func header(count: Int) -> [UInt8] {
        var bytes = Array("DIRC".utf8)
        bytes.append(bigEndian: 2)
        bytes.append(bigEndian: UInt32(truncatingIfNeeded: count))
        return bytes
    }
}
