/// How much may wait: a server that is gone for good, or a key that was never set, must not fill a disk.
package struct SpoolBounds: Sendable {
    package var items: Int
    package var bytes: Int
    /// Milliseconds.
    package var age: Int64

    package init(items: Int, bytes: Int, age: Int64) {
        self.items = items
        self.bytes = bytes
        self.age = age
    }

    private static let day: Int64 = 86_400_000

    package static let waiting = SpoolBounds(items: 20_000, bytes: 256 << 20, age: 30 * day)
    package static let refused = SpoolBounds(items: 200, bytes: 16 << 20, age: 30 * day)
    package static let aside = SpoolBounds(items: 2_000, bytes: 64 << 20, age: 90 * day)

    /// The items that must go, oldest first: those over age, then as many as are over the rest.
    package func excess(in entries: [Spool.Entry], now: Int64? = nil) -> [String] {
        var kept = entries[...]
        var total = entries.reduce(0) { $0 + $1.size }
        var gone: [String] = []
        while let oldest = kept.first {
            let isOver = kept.count > items || total > bytes
            let isOld = now.map { $0 - oldest.writtenAt > age } ?? false
            guard isOver || isOld else { break }
            total -= oldest.size
            gone.append(oldest.name)
            kept = kept.dropFirst()
        }
        return gone
    }
}

extension Spool {
    /// Lets go what is over the bounds, and counts it for 'moda doctor'.
    package func keepWithin(_ bounds: SpoolBounds = .waiting, now: Int64) {
        let gone = bounds.excess(in: entries(), now: now)
        guard !gone.isEmpty else { return }
        gone.forEach(remove)
        _ = SmallFile.write(Array("\(dropped + gone.count)\n".utf8), to: droppedPath)
    }

    /// How many items had to go so far.
    package var dropped: Int {
        let bytes = SmallFile.read(droppedPath, limit: 64) ?? []
        return Int(String(decoding: bytes.filter { (48...57).contains($0) }, as: UTF8.self)) ?? 0
    }
}
