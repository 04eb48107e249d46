internal import Compression

/// Objects of a repository that are a file each, written without libgit2, whose start alone takes longer than a
/// snapshot of a few files.
package struct LooseObjects: Sendable {
    /// The folder `objects`.
    private let folder: String

    package init(repository: String) { folder = "\(repository)/objects" }

    /// Whether the object is a file here; it may be in a pack, or borrowed, all the same.
    package func contains(_ id: ObjectID) -> Bool { FilePath.status(path(id)) != nil }

    /// Stores an object that is known by its name, unless it is a file here already.
    ///
    /// - Throws: `FileError`, or `CompressionError` where memory is short.
    package func write(_ object: Object, _ id: ObjectID) throws {
        let path = path(id)
        guard FilePath.status(path) == nil else { return }
        let bytes = try zlibbed(Array("\(object.kind) \(object.bytes.count)\0".utf8) + object.bytes)
        try FilePath.makeFolders(FilePath.parent(of: path) ?? folder)
        try ReplacedFile.write(bytes, to: path, beside: "\(folder)/tmp_obj")
    }

    private func path(_ id: ObjectID) -> String {
        let hex = id.hex
        return "\(folder)/\(hex.prefix(2))/\(hex.dropFirst(2))"
    }
}
