#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The entries of an index, lent while its bytes are held.
package struct IndexEntries {
    let bytes: UnsafeRawBufferPointer
    let starts: UnsafeBufferPointer<Int>

    package var count: Int { starts.count - 1 }

    package func path(_ place: Int) -> UnsafeRawBufferPointer {
        let start = starts[place] + IndexEntry.headSize
        return UnsafeRawBufferPointer(rebasing: bytes[start..<(start + pathLength(place))])
    }

    package func id(_ place: Int) -> ObjectID { ObjectID(bytes, at: starts[place] + 40) }

    package func mode(_ place: Int) -> FileMode? { FileMode(bits: number(place, 6)) }

    package func isAddition(_ place: Int) -> Bool { flags(place) & IndexEntry.additionFlag != 0 }

    package subscript(place: Int) -> IndexEntry? {
        guard let mode = mode(place) else { return nil }
        return IndexEntry(
            path: Array(path(place)), mode: mode, id: id(place), status: status(place),
            isAddition: isAddition(place))
    }

    /// The first entry whose path is not before the given one.
    package func lowerBound(of path: [UInt8]) -> Int {
        var low = 0
        var high = count
        path.withUnsafeBytes { path in
            while low < high {
                let middle = low + (high - low) / 2
                if Self.compare(self.path(middle), path) < 0 { low = middle + 1 } else { high = middle }
            }
        }
        return low
    }

    /// The entry at a path; nil where there is none.
    package func entry(at path: [UInt8]) -> IndexEntry? {
        let place = lowerBound(of: path)
        return place < count && self.path(place).elementsEqual(path) ? self[place] : nil
    }

    /// The entries of a folder, whose path ends with a slash; all of them for "".
    package func range(below folder: [UInt8]) -> Range<Int> {
        let start = lowerBound(of: folder)
        guard !folder.isEmpty else { return start..<count }
        var after = folder
        after[after.count - 1] += 1  // "0" follows "/"
        return start..<max(start, lowerBound(of: after))
    }

    /// Where the entries of a folder end that start, if there are any, with the range.
    func end(below folder: [UInt8], in range: Range<Int>) -> Int {
        guard !range.isEmpty, path(range.lowerBound).starts(with: folder) else { return range.lowerBound }
        var low = range.lowerBound + 1
        var high = range.upperBound
        while low < high {
            let middle = low + (high - low) / 2
            if path(middle).starts(with: folder) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether a file is as it was when the entry was made, as far as times and sizes tell.
    ///
    /// What an index leaves at zero was not known to the program that wrote it.
    package func isUnchanged(_ place: Int, _ status: FileStatus, _ traits: FileTraits) -> Bool {
        let start = starts[place]
        func differs(_ index: Int, _ value: some BinaryInteger) -> Bool {
            let kept = number(start: start, index)
            return kept != 0 && kept != UInt32(truncatingIfNeeded: value)
        }
        guard number(start: start, 2) == UInt32(truncatingIfNeeded: status.modified.seconds),
            number(start: start, 9) == UInt32(truncatingIfNeeded: status.size),
            number(start: start, 2) != 0, !differs(3, status.modified.nanoseconds),
            !differs(0, status.changed.seconds), !differs(1, status.changed.nanoseconds),
            !differs(5, status.inode), let mode = mode(place)
        else { return false }
        return traits.mode(of: status, before: mode) == mode
    }

    /// Bytes in git's order: shorter before longer.
    static func compare(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int32 {
        let count = min(left.count, right.count)
        if count > 0, let leftStart = left.baseAddress, let rightStart = right.baseAddress {
            let order = memcmp(leftStart, rightStart, count)
            if order != 0 { return order }
        }
        return left.count < right.count ? -1 : left.count > right.count ? 1 : 0
    }

    private func status(_ place: Int) -> IndexStatus {
        var status = IndexStatus()
        status.changedSeconds = number(place, 0)
        status.changedNanoseconds = number(place, 1)
        status.modifiedSeconds = number(place, 2)
        status.modifiedNanoseconds = number(place, 3)
        status.device = number(place, 4)
        status.inode = number(place, 5)
        status.owner = number(place, 7)
        status.group = number(place, 8)
        status.size = number(place, 9)
        return status
    }

    private func number(_ place: Int, _ index: Int) -> UInt32 { number(start: starts[place], index) }

    private func number(start: Int, _ index: Int) -> UInt32 {
        UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: start + 4 * index, as: UInt32.self))
    }

    private func flags(_ place: Int) -> UInt16 {
        UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: starts[place] + 60, as: UInt16.self))
    }

    private func pathLength(_ place: Int) -> Int {
        let length = Int(flags(place)) & IndexEntry.longPath
        guard length == IndexEntry.longPath else { return length }
        // Padding is at least one zero, and there is none in a path.
        let start = starts[place] + IndexEntry.headSize
        return bytes[start..<starts[place + 1]].firstIndex(of: 0).map { $0 - start } ?? length
    }
}
