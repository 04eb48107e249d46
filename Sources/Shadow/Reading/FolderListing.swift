internal import Git

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// What stands in a folder.
enum FolderListing {
    /// The names in order, without `.` and `..` and those that are no UTF-8; none where it cannot be read.
    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
                    String(validatingCString: $0)
                }
            }
            if let name, name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The sizes of all files below a folder; links are not followed, and at most so many entries are looked at.
    static func bytes(below folder: String, limit: Int = 100_000) -> Int64 {
        var (sum, seen, waiting) = (Int64(0), 0, [folder])
        while let place = waiting.popLast(), seen < limit {
            for name in names(in: place) {
                seen += 1
                guard let status = FilePath.linkStatus("\(place)/\(name)") else { continue }
                if status.kind == .folder { waiting.append("\(place)/\(name)") }
                if status.kind == .file { sum += status.size }
            }
        }
        return sum
    }
}
