internal import Compression

/// How much one pack may hold.
package struct PackLimits: Sendable, Equatable {
    package var objects = 50_000
    /// Bytes of one object, and of all, uncompressed.
    package var objectBytes = 12 << 20
    package var bytes = 256 << 20

    package init() {}
}

extension Pack {
    /// Reads a pack from elsewhere, object by object, and never more of it than the limits allow.
    ///
    /// Nothing of it goes to libgit2 before all of it has been looked at here: each object's size stands
    /// before it and is checked before anything is undone, and there are no deltas that could grow or go
    /// round in circles.
    ///
    /// - Throws: `PackError`, or whatever `take` throws.
    package static func read(
        _ bytes: [UInt8], limits: PackLimits = PackLimits(), take: (Object) throws -> Void
    ) throws {
        guard bytes.count >= head.count + 4 + tail, bytes.starts(with: head) else {
            throw PackError(.damaged, "it does not begin as a pack of version 2")
        }
        let count = bytes[8..<12].reduce(0) { $0 << 8 | Int($1) }
        guard count <= limits.objects else {
            throw PackError(.tooLarge, "\(count) objects, over \(limits.objects)")
        }
        let end = bytes.count - tail
        let sum = bytes.withUnsafeBytes {
            ObjectHash.checksum(of: UnsafeRawBufferPointer(rebasing: $0[..<end]))
        }
        guard bytes[end...].elementsEqual(sum) else { throw PackError(.damaged, "its checksum is wrong") }
        var place = 12
        var left = limits.bytes
        for _ in 0..<count {
            let object = try object(in: bytes[place..<end], limits, left: left)
            left -= object.0.bytes.count
            place += object.taken
            try take(object.0)
        }
        guard place == end else { throw PackError(.damaged, "bytes behind its last object") }
    }

    private static func object(
        in bytes: ArraySlice<UInt8>, _ limits: PackLimits, left: Int
    ) throws(PackError) -> (Object, taken: Int) {
        let (kind, size, start) = try entryHead(of: bytes)
        guard size <= limits.objectBytes, size <= left else {
            throw PackError(.tooLarge, "an object of \(size) bytes")
        }
        do {
            let (text, taken) = try unzlibbed(bytes[start...], size: size)
            return (Object(kind: kind, bytes: text), start - bytes.startIndex + taken)
        } catch {
            throw PackError(.damaged, "an object is not as long as it says, or cut")
        }
    }

    private static func entryHead(
        of bytes: ArraySlice<UInt8>
    ) throws(PackError) -> (ObjectKind, size: Int, start: Int) {
        guard let first = bytes.first else { throw PackError(.damaged, "an object is missing") }
        var (size, shift, place, last) = (Int(first & 15), 4, bytes.startIndex + 1, first)
        while last & 0x80 != 0 {
            guard place < bytes.endIndex, shift < 46 else { throw PackError(.damaged, "a size has no end") }
            last = bytes[place]
            size |= Int(last & 0x7F) << shift
            shift += 7
            place += 1
        }
        guard let kind = ObjectKind(rawValue: Int32(first >> 4 & 7)), kind != .tag else {
            throw PackError(
                .unexpected, "an entry of kind \(first >> 4 & 7), where only whole objects may be")
        }
        return (kind, size, place)
    }
}
