internal import Events
internal import Foundation

/// What models cost, as a data file says it.
package struct ModelPrices: Sendable, Equatable {
    /// Microdollars a token, which is the same number as dollars a million of them.
    package struct Price: Sendable, Equatable {
        package var input: Double
        package var output: Double

        package init(input: Double, output: Double) {
            self.input = input
            self.output = output
        }

        /// `3/15`: dollars for a million tokens read and written.
        package init(parsing text: String) throws(ModelError) {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Double($0) }
            guard parts.count == 2, let input = parts[0], let output = parts[1],
                (0...100_000).contains(input), (0...100_000).contains(output)
            else {
                throw ModelError(.refused, "a price is dollars a million tokens in and out, as 3/15")
            }
            self.init(input: input, output: output)
        }

        /// Rounded up, so that many small calls are not free.
        func microdollars(_ usage: ModelUsage) -> Int64 {
            Int64((Double(usage.input) * input + Double(usage.output) * output).rounded(.up))
        }
    }

    private let known: [String: Price]

    package init(_ known: [String: Price] = [:]) { self.known = known }

    /// Reads the file: names, or beginnings of names, with their two prices.
    package init(file path: String) throws(ModelError) {
        let advice = "\(path) wants {\"NAME\": [INPUT, OUTPUT], …} in dollars a million tokens"
        guard let data = FileManager.default.contents(atPath: path),
            let json = try? JSONValue(parsing: Array(data)), let members = json.object
        else { throw ModelError(.refused, advice) }
        var known: [String: Price] = [:]
        for (name, value) in members where !name.hasPrefix("_") {
            let pair = value.array?.compactMap(\.number) ?? []
            guard pair.count == 2, pair.allSatisfy({ (0...100_000).contains($0) }) else {
                throw ModelError(.refused, advice)
            }
            known[name] = Price(input: pair[0], output: pair[1])
        }
        self.known = known
    }

    /// The price of the longest beginning of the name that the file knows; nil for an unknown model, whose
    /// tokens alone are capped.
    package func price(of model: String) -> Price? {
        let bare = model.split(separator: "/").last.map(String.init) ?? model
        return known.filter { bare.hasPrefix($0.key) }.max { $0.key.count < $1.key.count }?.value
    }
}
