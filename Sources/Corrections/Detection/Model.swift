internal import Events

/// Logistic models over named features, one a question: is it a correction, is it durable, of which kind.
struct Model: Sendable {
    /// The columns of the weights: two probabilities, then one score a kind.
    static let columns = ["correction", "durable"] + Correction.Kind.allCases.map(\.rawValue)

    /// Above these the pipeline believes the answer; chosen on held-out folds by the training script.
    var correctionThreshold = 0.5
    var durableThreshold = 0.5
    private var bias = [Double](repeating: 0, count: columns.count)
    /// One row a feature, one number a column.
    private var rows: [[Double]]
    /// Weights of hashed words for the first two columns, by bucket.
    private var buckets: [UInt32: (correction: Double, durable: Double)] = [:]

    /// Reads lines of `name number …`; a name is a feature, `bias`, `threshold`, or `#bucket`.
    init(_ text: String) throws(CorrectionsError) {
        rows = [[Double]](repeating: [], count: Features.names.count)
        let places = Dictionary(
            Features.names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ")
            guard let name = parts.first else { continue }
            let numbers = parts.dropFirst().compactMap { Double($0) }
            guard numbers.count == parts.count - 1 else { throw refuse(line, "a number cannot be read") }
            try take(String(name), numbers, places, line)
        }
        guard let missing = rows.firstIndex(where: \.isEmpty) else { return }
        throw CorrectionsError(line: Features.names[missing], reason: "no weights for this feature")
    }

    private mutating func take(
        _ name: String, _ numbers: [Double], _ places: [String: Int], _ line: Substring
    ) throws(CorrectionsError) {
        if name == "threshold", numbers.count == 2 {
            (correctionThreshold, durableThreshold) = (numbers[0], numbers[1])
        } else if name.hasPrefix("#"), let bucket = UInt32(name.dropFirst()), numbers.count == 2 {
            buckets[bucket] = (numbers[0], numbers[1])
        } else if numbers.count != Model.columns.count {
            throw refuse(line, "\(Model.columns.count) numbers wanted, \(numbers.count) found")
        } else if name == "bias" {
            bias = numbers
        } else if let place = places[name] {
            rows[place] = numbers
        } else {
            throw refuse(line, "no such feature")
        }
    }

    /// The probabilities of the first two columns and the likeliest kind.
    func answer(_ features: Features) -> (correction: Double, durable: Double, kind: Correction.Kind) {
        var sums = bias
        for (value, row) in zip(features.values, rows) where value != 0 {
            for column in sums.indices { sums[column] += value * row[column] }
        }
        let kinds = zip(Correction.Kind.allCases, sums.dropFirst(2))
        let kind = kinds.max { $0.1 < $1.1 }?.0 ?? .behaviour
        return (logistic(sums[0]), logistic(sums[1]), kind)
    }
}

private func refuse(_ line: Substring, _ reason: String) -> CorrectionsError {
    CorrectionsError(line: String(line.prefix(60)), reason: reason)
}

func logistic(_ sum: Double) -> Double { 1 / (1 + exponential(-sum)) }
