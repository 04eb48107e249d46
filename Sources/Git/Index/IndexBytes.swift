/// Reads an index file of any of git's versions, entry by entry.
struct IndexBytes {
    /// One entry as it stands in the file.
    struct Entry {
        /// Where its ten numbers start.
        var start: Int
        var flags: UInt16
        var moreFlags: UInt16
        var path: [UInt8]

        var stage: UInt16 { (flags >> 12) & 3 }
        /// Named by `git add --intent-to-add`, without content.
        var isIntended: Bool { moreFlags & 0x2000 != 0 }
        /// Left out of a sparse work tree.
        var isLeftOut: Bool { moreFlags & 0x4000 != 0 }
    }

    let bytes: UnsafeRawBufferPointer
    let version: UInt32
    let count: Int
    /// Where the next entry starts, and after the last one the extensions.
    private(set) var place = IndexImage.headerSize
    private var path: [UInt8] = []

    /// Nil where this is no index that can be read.
    init?(_ bytes: UnsafeRawBufferPointer) {
        // Each entry takes at least 63 bytes; the file ends with a checksum of 20.
        guard bytes.count >= IndexImage.headerSize + 20, bytes.prefix(4).elementsEqual("DIRC".utf8) else {
            return nil
        }
        self.bytes = bytes
        version = Self.number(bytes, 4)
        count = Int(Self.number(bytes, 8))
        guard (2...4).contains(version), count <= bytes.count / 63 else { return nil }
    }

    var end: Int { bytes.count - 20 }

    /// Whether the checksum at the end is that of the bytes before it; git may be told to write none.
    var isWhole: Bool {
        let checksum = bytes[end...]
        return checksum.allSatisfy { $0 == 0 }
            || checksum.elementsEqual(
                ObjectHash.checksum(of: [UnsafeRawBufferPointer(rebasing: bytes[..<end])]))
    }

    /// The next entry; nil where the bytes end too early.
    mutating func next() -> Entry? {
        let start = place
        guard start + IndexEntry.headSize <= end else { return nil }
        let flags = UInt16(Self.number(bytes, start + 58) & 0xFFFF)
        var name = start + IndexEntry.headSize
        var moreFlags: UInt16 = 0
        if version >= 3, flags & 0x4000 != 0 {
            guard name + 2 <= end else { return nil }
            moreFlags = UInt16(Self.number(bytes, name - 2) & 0xFFFF)
            name += 2
        }
        if version == 4 {
            guard let strip = offset(at: &name), strip <= path.count else { return nil }
            path.removeLast(strip)
        } else {
            path.removeAll(keepingCapacity: true)
        }
        guard let zero = bytes[name..<end].firstIndex(of: 0) else { return nil }
        path.append(contentsOf: bytes[name..<zero])
        place = version == 4 ? zero + 1 : start + (zero - start + 8) & ~7
        guard place <= end, !path.isEmpty else { return nil }
        return Entry(start: start, flags: flags, moreFlags: moreFlags, path: path)
    }

    /// What follows the last entry: four letters and where their bytes are; nil where it is damaged.
    func extensions(from start: Int) -> [(name: String, range: Range<Int>)]? {
        var found: [(name: String, range: Range<Int>)] = []
        var place = start
        while place < end {
            guard place + 8 <= end else { return nil }
            let size = Int(Self.number(bytes, place + 4))
            guard size <= end - place - 8 else { return nil }
            let name = String(decoding: bytes[place..<(place + 4)], as: UTF8.self)
            found.append((name, (place + 8)..<(place + 8 + size)))
            place += 8 + size
        }
        return found
    }

    /// How many bytes of the path before are not part of this one, as version 4 writes it.
    private func offset(at place: inout Int) -> Int? {
        guard place < end else { return nil }
        var byte = bytes[place]
        place += 1
        var value = Int(byte & 0x7F)
        while byte & 0x80 != 0 {
            guard place < end, value < 1 << 24 else { return nil }
            byte = bytes[place]
            place += 1
            value = (value + 1) << 7 | Int(byte & 0x7F)
        }
        return value
    }

    static func number(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt32 {
        UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
    }
}
