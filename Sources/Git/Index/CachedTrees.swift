/// The trees of an index's folders, as its `TREE` extension keeps them, so that only those of changed folders
/// are made again.
package struct CachedTrees: Sendable, Equatable {
    struct Node: Equatable {
        /// The folder's own name; empty for the root.
        var name: [UInt8]
        /// How many entries of the index lie below it; nil where its tree is not known.
        var count: Int?
        var id: ObjectID?
        /// Where its bytes are, those of the folders below it included.
        var range: Range<Int>
        /// The next node that is not below it.
        var next: Int
    }

    /// As they stand in the file.
    let bytes: [UInt8]
    /// Each folder before those below it.
    let nodes: [Node]

    package init() {
        bytes = []
        nodes = []
    }

    /// Nil where the bytes are damaged.
    init?(bytes: [UInt8]) {
        var reader = Reader(bytes: bytes)
        guard let nodes = reader.nodes() else { return nil }
        self.bytes = bytes
        self.nodes = nodes
    }

    /// The tree of the whole index; nil where it is not known.
    package var root: ObjectID? { nodes.first?.id }

    /// The nodes right below one, by their folder's name.
    func children(of node: Int) -> [ArraySlice<UInt8>: Int] {
        var children: [ArraySlice<UInt8>: Int] = [:]
        var child = node + 1
        while child < nodes[node].next {
            children[nodes[child].name[...]] = child
            child = nodes[child].next
        }
        return children
    }

    private struct Reader {
        let bytes: [UInt8]
        var place = 0

        /// A stack in place of recursion: how deep folders lie is not ours to say.
        mutating func nodes() -> [Node]? {
            var nodes: [Node] = []
            var open: [(node: Int, missing: Int)] = []
            repeat {
                guard let (node, below) = node() else { return nil }
                nodes.append(node)
                open.append((nodes.count - 1, below))
                while let last = open.last, last.missing == 0 {
                    nodes[last.node].range = nodes[last.node].range.lowerBound..<place
                    nodes[last.node].next = nodes.count
                    open.removeLast()
                    if !open.isEmpty { open[open.count - 1].missing -= 1 }
                }
            } while !open.isEmpty
            return nodes
        }

        private mutating func node() -> (Node, below: Int)? {
            let start = place
            guard let name = take(until: 0), let count = number(until: UInt8(ascii: " ")),
                let below = number(until: UInt8(ascii: "\n")), below >= 0
            else { return nil }
            var node = Node(name: Array(name), range: start..<place, next: 0)
            if count >= 0 {
                guard place + 20 <= bytes.count else { return nil }
                node.count = count
                node.id = ObjectID(bytes: bytes[place..<(place + 20)])
                place += 20
            }
            return (node, below)
        }

        private mutating func take(until byte: UInt8) -> ArraySlice<UInt8>? {
            guard place < bytes.count, let end = bytes[place...].firstIndex(of: byte) else { return nil }
            defer { place = end + 1 }
            return bytes[place..<end]
        }

        private mutating func number(until byte: UInt8) -> Int? {
            take(until: byte).flatMap { Int(String(decoding: $0, as: UTF8.self)) }
        }
    }
}
