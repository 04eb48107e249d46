#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Removes folders of our own.
package enum FileRemoval {
    /// Removes a folder with all that is in it; follows no link.
    package static func folder(_ path: String) {
        // Folders that were entered stay on the list until what is in them is gone.
        var open: [(path: String, isEntered: Bool)] = [(path, false)]
        while let (path, isEntered) = open.popLast() {
            if isEntered {
                rmdir(path)
                continue
            }
            open.append((path, true))
            for name in FilePath.names(in: path) {
                let below = "\(path)/\(name)"
                if FilePath.linkStatus(below)?.kind == .folder {
                    open.append((below, false))
                } else {
                    unlink(below)
                }
            }
        }
    }
}
