/// The anchors' prefix tree, with the links from which the table's rows are made.
struct AnchorTrie {
    private(set) var classOf: [UInt8]
    private var columns: Int
    private var children: [[Int]] = []
    private var endings: [[Int]] = []
    private var order: [Int] = []

    init(_ texts: [[UInt8]]) {
        (classOf, columns) = Self.classes(of: texts)
        _ = addNode()
        for (index, text) in texts.enumerated() { insert(text, index) }
    }

    /// Completes the missing edges breadth first by those of the longest suffix.
    mutating func link() {
        var suffix = [Int](repeating: 0, count: children.count)
        order = [0]
        var at = 0
        while at < order.count {
            let node = order[at]
            at += 1
            for column in 0..<columns {
                let fallback = node == 0 ? 0 : children[suffix[node]][column]
                let child = children[node][column]
                guard child > 0 else { children[node][column] = max(fallback, 0); continue }
                suffix[child] = fallback
                endings[child] += endings[fallback]
                order.append(child)
            }
        }
    }

    /// Numbers the states so that those with endings come last, and lays the rows out.
    func table() -> (next: [UInt16], firstEnding: UInt16, endings: [[Int]]) {
        let plain = children.indices.filter { endings[$0].isEmpty }
        let ending = children.indices.filter { !endings[$0].isEmpty }
        var number = [UInt16](repeating: 0, count: children.count)
        for (index, node) in (plain + ending).enumerated() { number[node] = UInt16(index) }
        var next = [UInt16](repeating: 0, count: children.count << AnchorTable.columnBits)
        for (row, node) in (plain + ending).enumerated() {
            for column in 0..<columns {
                next[row << AnchorTable.columnBits | column] = number[children[node][column]]
            }
        }
        return (next, UInt16(plain.count), ending.map { endings[$0] })
    }

    private mutating func insert(_ text: [UInt8], _ index: Int) {
        var node = 0
        for byte in text {
            let column = Int(classOf[Int(byte)])
            if children[node][column] < 0 { children[node][column] = addNode() }
            node = children[node][column]
        }
        endings[node].append(index)
    }

    private mutating func addNode() -> Int {
        children.append([Int](repeating: -1, count: columns))
        endings.append([])
        return children.count - 1
    }

    /// Gives each byte that occurs a column, both cases of a letter the same; all others share column 0.
    private static func classes(of texts: [[UInt8]]) -> ([UInt8], Int) {
        var classOf = [UInt8](repeating: 0, count: 256)
        var columns = 1
        for byte in Set(texts.joined()).sorted() {
            classOf[Int(byte)] = UInt8(columns)
            if byte >= 0x61, byte <= 0x7A { classOf[Int(byte - 0x20)] = UInt8(columns) }
            columns += 1
        }
        precondition(columns <= 1 << AnchorTable.columnBits, "anchors use too many different bytes")
        return (classOf, columns)
    }
}
