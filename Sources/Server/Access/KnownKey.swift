/// A proven key as a connection's last request brought it: most bring the same one again, and need no digest of it.
struct KnownKey {
    private let text: [UInt8]
    let proven: ProvenKey

    init(_ text: Substring.UTF8View, _ proven: ProvenKey) {
        self.text = Array(text)
        self.proven = proven
    }

    /// Takes as long wherever the two differ: behind a proxy, somebody else's requests may come by the same connection.
    func isSame(_ other: Substring.UTF8View) -> Bool {
        other.withContiguousStorageIfAvailable { other in
            guard other.count == text.count else { return false }
            return text.indices.reduce(0) { $0 | (text[$1] ^ other[$1]) } == 0
        } ?? false
    }
}
