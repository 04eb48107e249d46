/// What a short text is about, as a direction in a space of a few dimensions; near texts mean about the same.
///
/// Sums of what pieces of words mean, learned from a sentence transformer and from rules in many people's words
/// (`harness/senses`). Good for "which of these remarks ask for one thing"; deaf to which side a sentence takes.
package struct TextSense: Sendable {
    /// Of length 1; all zero where the text has no known piece.
    package let direction: [Float]

    /// The number of numbers in a direction.
    package static var dimensions: Int { SenseTable.shared.dimensions }

    /// Directions around which rules lie: what is near lies near the same ones.
    package static var topics: [[Float]] { SenseTable.shared.topics }

    package init(of text: String) {
        let table = SenseTable.shared
        var sum = [Float](repeating: 0, count: table.dimensions)
        for record in Pieces(text, table).records { table.add(record, to: &sum) }
        let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
        direction = length > 0 ? sum.map { $0 / length } : sum
    }

    /// From −1 to 1; 0 where either text says nothing.
    package func cosine(to other: TextSense) -> Float {
        zip(direction, other.direction).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
