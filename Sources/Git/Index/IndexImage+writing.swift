extension IndexImage {
    /// The file, in pieces that follow each other: the entries are not copied for it.
    private var extensionBytes: [UInt8] {
        var bytes: [UInt8] = []
        for (name, content) in [("TREE", trees.bytes), (Self.notesName, notes)] where !content.isEmpty {
            bytes += Array(name.utf8)
            bytes.append(bigEndian: UInt32(truncatingIfNeeded: content.count))
            bytes += content
        }
        return bytes
    }

    /// Replaces the index file at a path, so that a reader sees the old one or the new one.
    package func write(to path: String) throws(FileError) {
        let entries = starts.last ?? Self.headerSize
        try bytes.withUnsafeBufferPointer { (bytes) throws(FileError) in
            let entries = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[..<entries])
            let rest = extensionBytes
            let checksum = rest.withUnsafeBytes { ObjectHash.checksum(of: [entries, $0]) }
            try ReplacedFile.write(to: path) { (file) throws(FileError) in
                try file.append(entries)
                try file.append(rest)
                try file.append(checksum)
            }
        }
    }
}
