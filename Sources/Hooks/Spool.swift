internal import Events

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// The folder where hooks leave what they have to report, and the courier finds it.
///
/// An item is one file, named by its moment, so that the order of names is the order of events. It is written
/// under another name first: whoever lists the folder sees whole items only.
package struct Spool: Sendable, Equatable {
    package let folder: String

    package init(folder: String) { self.folder = folder }

    /// A file whose first byte the courier holds while it works, and whose second a hook holds while it starts
    /// one.
    package var lockPath: String { folder + "/.courier" }
    /// How many items had to go because there was no room, a number.
    package var droppedPath: String { folder + "/dropped" }

    static let suffix = ".item"

    /// Leaves an item; false where it could not be written whole.
    package func add(_ bytes: [UInt8], named name: String) -> Bool {
        if write(bytes, named: name) { return true }
        // The first time there is no folder yet.
        return makeFolder() && write(bytes, named: name)
    }

    /// The name of an item: when, by which process, and which of that process's.
    package static func name(microseconds: Int64, process: Int32, number: Int = 0) -> String {
        "\(padded(microseconds, 17))-\(padded(Int64(process), 10))-\(padded(Int64(number), 4))\(suffix)"
    }

    private func write(_ bytes: [UInt8], named name: String) -> Bool {
        let draft = "\(folder)/.\(name)"
        guard SmallFile.write(bytes, to: draft) else { return false }
        if rename(draft, "\(folder)/\(name)") == 0 { return true }
        unlink(draft)
        return false
    }

    /// The folder and those above it, readable by their owner only.
    package func makeFolder() -> Bool {
        var path = ""
        for part in folder.split(separator: "/") {
            path += "/\(part)"
            if mkdir(path, 0o700) != 0, errno != EEXIST, errno != EROFS, errno != EACCES { return false }
        }
        return access(folder, W_OK) == 0
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(max(0, number))
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
