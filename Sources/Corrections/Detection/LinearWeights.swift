internal import Events

/// Weights of named features: four classes (none, failure report, other correction, durable), then one column a kind.
struct LinearWeights: Sendable {
    static let classes = 4
    private static let columns = classes + Correction.Kind.allCases.count

    private(set) var thresholds = [0.5, 0.5]
    /// Of a question: the weight of the lines, that of the trees, and a constant.
    private(set) var blends: [String: [Double]] = [:]
    private var bias = [Double](repeating: 0, count: columns)
    /// One row a feature, in the order of `Features.names`.
    private var rows = [[Double]](repeating: [], count: Features.names.count)

    /// Reads lines of `name number …`; a name is a feature, `bias`, `threshold` or `blend`.
    init(_ text: String) throws(CorrectionsError) {
        let places = Dictionary(
            Features.names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        for line in text.split(separator: "\n") { try take(line, places) }
        guard let missing = rows.firstIndex(where: \.isEmpty) else { return }
        throw CorrectionsError(line: Features.names[missing], reason: "no weights for this feature")
    }

    private mutating func take(_ line: Substring, _ places: [String: Int]) throws(CorrectionsError) {
        let words = line.split(separator: " ")
        let numbers = words.compactMap { Double($0) }
        guard let name = words.first.map(String.init) else { return }
        switch (name, numbers.count) {
        case ("threshold", 2): thresholds = numbers
        case ("blend", 3): blends[String(words[1])] = numbers
        case ("bias", LinearWeights.columns): bias = numbers
        case (_, LinearWeights.columns):
            guard let place = places[name] else {
                throw CorrectionsError(line: name, reason: "no such feature")
            }
            rows[place] = numbers
        default:
            throw CorrectionsError(
                line: String(line.prefix(60)), reason: "the numbers are too few or unreadable")
        }
    }

    func sums(of values: [Double]) -> (classes: ArraySlice<Double>, kinds: ArraySlice<Double>) {
        var sums = bias
        for (value, row) in zip(values, rows) where value != 0 {
            for column in sums.indices { sums[column] += value * row[column] }
        }
        return (sums.prefix(LinearWeights.classes), sums.dropFirst(LinearWeights.classes))
    }
}
