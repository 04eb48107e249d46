internal import Events

/// Weights of named features: four classes (none, failure report, other correction, durable), then further columns.
struct LinearWeights: Sendable {
    static let classes = 4

    private(set) var thresholds = [0.5, 0.5]
    /// Of a question: the weight of the lines, that of the trees, and a constant.
    private(set) var blends: [String: [Double]] = [:]
    private var bias: [Double] = []
    /// One row a feature, in the order of its name.
    private var rows: [[Double]]

    /// Reads lines of `name number …`, the one of `bias` first; a name is one of `names`, `threshold` or `blend`.
    init(_ text: String, names: [String]) throws(CorrectionsError) {
        rows = [[Double]](repeating: [], count: names.count)
        let places = Dictionary(
            names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        for line in text.split(separator: "\n") { try take(line, places) }
        guard let missing = rows.firstIndex(where: \.isEmpty) else { return }
        throw CorrectionsError(line: names[missing], reason: "no weights for this feature")
    }

    private mutating func take(_ line: Substring, _ places: [String: Int]) throws(CorrectionsError) {
        let words = line.split(separator: " ")
        let numbers = words.compactMap { Double($0) }
        guard let name = words.first.map(String.init) else { return }
        switch (name, numbers.count) {
        case ("threshold", 2): thresholds = numbers
        case ("blend", 3): blends[String(words[1])] = numbers
        case ("bias", LinearWeights.classes...): bias = numbers
        case (_, bias.count):
            guard let place = places[name] else {
                throw CorrectionsError(line: name, reason: "no such feature")
            }
            rows[place] = numbers
        default:
            throw CorrectionsError(
                line: String(line.prefix(60)), reason: "the numbers are too few or unreadable")
        }
    }

    /// The sums of all columns, those of the classes first.
    func sums(of values: [Double]) -> [Double] {
        var sums = bias
        for (value, row) in zip(values, rows) where value != 0 {
            for column in sums.indices { sums[column] += value * row[column] }
        }
        return sums
    }
}
