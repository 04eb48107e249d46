extension IndexImage {
    /// The four letters before the owner's notes; a capital first, so that git passes over them.
    static let notesName = "MODA"

    /// An index of our own; nil where the bytes are none, or are damaged.
    package init?(ownBytes bytes: [UInt8]) {
        let image = bytes.withUnsafeBytes { buffer -> IndexImage? in
            guard let reader = IndexBytes(buffer), reader.version == 2, reader.isWhole,
                let starts = Self.starts(of: buffer, count: reader.count, end: reader.end),
                let parts = reader.extensions(from: starts[reader.count])
            else { return nil }
            var image = IndexImage(bytes: [], starts: starts, trees: CachedTrees(), notes: [])
            for part in parts {
                switch part.name {
                case "TREE": image.trees = CachedTrees(bytes: Array(buffer[part.range])) ?? CachedTrees()
                case Self.notesName: image.notes = Array(buffer[part.range])
                default: break
                }
            }
            return image
        }
        guard let image else { return nil }
        self = image
        self.bytes = bytes
    }

    /// Where entries start; the checksum vouches for what is between.
    private static func starts(of bytes: UnsafeRawBufferPointer, count: Int, end: Int) -> [Int]? {
        var starts: [Int] = []
        starts.reserveCapacity(count + 1)
        var place = headerSize
        for _ in 0..<count {
            starts.append(place)
            guard place + IndexEntry.headSize < end else { return nil }
            var length = Int(IndexBytes.number(bytes, place + 58)) & IndexEntry.longPath
            if length == IndexEntry.longPath {
                let name = place + IndexEntry.headSize
                guard let zero = bytes[name..<end].firstIndex(of: 0) else { return nil }
                length = zero - name
            }
            place += IndexEntry.size(pathLength: length)
            guard place <= end else { return nil }
        }
        return starts + [place]
    }
}
