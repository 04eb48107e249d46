/// A file as an index keeps it: where it is, what it held, and how the file system described it then.
package struct IndexEntry: Sendable, Equatable {
    package var path: [UInt8]
    package var mode: FileMode
    package var id: ObjectID
    package var status: IndexStatus
    /// True where the user's own index did not have the file when it was first seen.
    ///
    /// Kept in the bit that git calls "assume valid", which our own indexes have no other use for.
    package var isAddition: Bool

    package init(path: [UInt8], mode: FileMode, id: ObjectID, status: IndexStatus, isAddition: Bool) {
        self.path = path
        self.mode = mode
        self.id = id
        self.status = status
        self.isAddition = isAddition
    }
}

extension IndexEntry {
    /// The bytes before the path: ten numbers, the object's name, flags.
    static let headSize = 62
    static let additionFlag: UInt16 = 0x8000
    /// A longer path has this as its length, and ends at the first zero.
    static let longPath = 0xFFF

    /// How many bytes an entry takes: the path is followed by one to eight zeros.
    static func size(pathLength: Int) -> Int { (headSize + pathLength + 8) & ~7 }

    func append(to bytes: inout [UInt8]) {
        let end = bytes.count + Self.size(pathLength: path.count)
        for number in status.numbers(mode: mode) { bytes.append(bigEndian: number) }
        bytes += id.bytes
        let flags = UInt16(min(path.count, Self.longPath)) | (isAddition ? Self.additionFlag : 0)
        bytes += [UInt8(truncatingIfNeeded: flags >> 8), UInt8(truncatingIfNeeded: flags)]
        bytes += path
        bytes.append(contentsOf: repeatElement(0, count: end - bytes.count))
    }
}

extension [UInt8] {
    mutating func append(bigEndian number: UInt32) {
        for shift in [24, 16, 8, 0] as [UInt32] { append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
}
