/// What came of reading the index of somebody else's repository.
package struct ImportedIndex: Sendable {
    package var image: IndexImage
    /// The folders in which something was left out, so that their trees are not those of the index any more.
    package var changedFolders: Set<[UInt8]>
}

extension IndexImage {
    /// Reads an index that git wrote, of any version; nil where it is split, damaged or of another kind of
    /// repository, so that it says nothing.
    ///
    /// What is no file of this work tree is left out: repositories within, files that a sparse work tree has
    /// not, those in conflict, and what `keep` refuses. Files that were modified when the index was written
    /// are read again (`written` is its time); so are those that a sparse work tree should not have, or that
    /// git is told not to look at, where they are there (`isHere`).
    package static func imported(
        _ bytes: [UInt8], written: FileTime, isHere: ([UInt8]) -> Bool = { _ in false },
        keep: ([UInt8]) -> Bool
    ) -> ImportedIndex? {
        bytes.withUnsafeBytes { buffer in
            guard let reader = IndexBytes(buffer), reader.isWhole else { return nil }
            var importer = Importer(reader: reader, written: written)
            return importer.run(isHere, keep)
        }
    }

    private struct Importer {
        var reader: IndexBytes
        let written: FileTime
        var bytes: [UInt8] = []
        var starts: [Int] = []
        var changed: Set<[UInt8]> = []

        init(reader: IndexBytes, written: FileTime) {
            self.reader = reader
            self.written = written
            bytes.reserveCapacity(reader.bytes.count)
            starts.reserveCapacity(reader.count + 1)
        }

        mutating func run(_ isHere: ([UInt8]) -> Bool, _ keep: ([UInt8]) -> Bool) -> ImportedIndex? {
            bytes = IndexImage.header(count: 0)
            for _ in 0..<reader.count {
                guard let entry = reader.next() else { return nil }
                if keeps(entry), keep(entry.path), !entry.isLeftOut || isHere(entry.path) {
                    copy(entry)
                } else {
                    changed.insert(entry.path.folder)
                }
            }
            guard let parts = reader.extensions(from: reader.place) else { return nil }
            var trees = CachedTrees()
            for part in parts {
                if part.name == "TREE" {
                    trees = CachedTrees(bytes: Array(reader.bytes[part.range])) ?? trees
                }
                // Other extensions that a reader must know: a split index has its entries elsewhere.
                if let first = part.name.utf8.first, !(65...90).contains(first), part.name != "sdir" {
                    return nil
                }
            }
            bytes.replaceSubrange(0..<IndexImage.headerSize, with: IndexImage.header(count: starts.count))
            let image = IndexImage(bytes: bytes, starts: starts + [bytes.count], trees: trees, notes: [])
            return ImportedIndex(image: image, changedFolders: changed)
        }

        private mutating func keeps(_ entry: IndexBytes.Entry) -> Bool {
            guard let mode = FileMode(bits: IndexBytes.number(reader.bytes, entry.start + 24)) else {
                return false
            }
            return mode != .commit && mode != .tree && entry.stage == 0 && !entry.isIntended
        }

        private mutating func copy(_ entry: IndexBytes.Entry) {
            let start = bytes.count
            starts.append(start)
            bytes.append(contentsOf: reader.bytes[entry.start..<(entry.start + 60)])
            let length = UInt16(min(entry.path.count, IndexEntry.longPath))
            bytes += [UInt8(truncatingIfNeeded: length >> 8), UInt8(truncatingIfNeeded: length)]
            bytes += entry.path
            let end = start + IndexEntry.size(pathLength: entry.path.count)
            bytes.append(contentsOf: repeatElement(0, count: end - bytes.count))
            if entry.isLeftOut || isRacy(entry) { forgetTimes(at: start) }
        }

        private func isRacy(_ entry: IndexBytes.Entry) -> Bool {
            let seconds = IndexBytes.number(reader.bytes, entry.start + 8)
            let nanoseconds = IndexBytes.number(reader.bytes, entry.start + 12)
            let time = FileTime(
                seconds: Int64(seconds), nanoseconds: Int32(truncatingIfNeeded: nanoseconds))
            return IndexStatus.isRacy(time, seen: written)
        }

        private mutating func forgetTimes(at start: Int) {
            for place in start..<(start + 16) { bytes[place] = 0 }
        }
    }
}

extension [UInt8] {
    /// The folder that a path lies in, with its slash; empty for the root.
    package var folder: [UInt8] { Array(self[..<((lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1)]) }
}
