/// Boosted regression trees over the features: their leaves' sum is a logit.
struct Forest: Sendable {
    private struct Node: Sendable {
        /// The feature to ask, −1 for a leaf.
        var feature: Int
        /// The threshold, or the leaf's value.
        var number: Double
        /// Where the tree goes on if the feature is above the threshold; below, with the next node.
        var above: Int
    }

    private var start = 0.0
    private var roots: [Int] = []
    private var nodes: [Node] = []

    /// Reads `start name number` lines, each followed by its trees: one a line, in preorder, `feature<number` or a leaf's value.
    static func all(_ text: String) throws(CorrectionsError) -> [String: Forest] {
        var forests: [String: Forest] = [:]
        var name = ""
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.count == 3, words[0] == "start", let number = Double(words[2]) {
                name = String(words[1])
                forests[name] = Forest(start: number)
            } else {
                try forests[name]?.plant(words)
            }
        }
        return forests
    }

    private init(start: Double) { self.start = start }

    private mutating func plant(_ words: [Substring]) throws(CorrectionsError) {
        roots.append(nodes.count)
        var open: [Int] = []
        for word in words {
            let parts = word.split(separator: "<")
            guard let number = parts.last.flatMap({ Double($0) }) else { throw refuse(word) }
            if parts.count == 2, let feature = Int(parts[0]), Model.names.indices.contains(feature) {
                open.append(nodes.count)
                nodes.append(Node(feature: feature, number: number, above: -1))
            } else if parts.count == 1 {
                nodes.append(Node(feature: -1, number: number, above: -1))
                close(&open)
            } else {
                throw refuse(word)
            }
        }
        guard open.isEmpty else { throw refuse("a tree ends too early") }
    }

    /// After a leaf: what comes next is the upper side of the innermost node that has none yet.
    private mutating func close(_ open: inout [Int]) {
        while let inner = open.last {
            if nodes[inner].above < 0 {
                nodes[inner].above = nodes.count
                return
            }
            open.removeLast()
        }
    }

    private func refuse(_ word: Substring) -> CorrectionsError {
        CorrectionsError(line: String(word.prefix(60)), reason: "no node of a tree")
    }

    func sum(of values: [Double]) -> Double {
        roots.reduce(start) { sum, root in
            var place = root
            while nodes[place].feature >= 0 {
                place = values[nodes[place].feature] <= nodes[place].number ? place + 1 : nodes[place].above
            }
            return sum + nodes[place].number
        }
    }
}
