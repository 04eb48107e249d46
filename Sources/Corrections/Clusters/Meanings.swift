package import Events

/// What an embedding model says that corrections mean; a second likeness beside that of their words.
///
/// Models differ in what they call near: unrelated sentences have a cosine of 0.1 with one and of 0.75 with another. So
/// each is measured first, on instructions that have nothing to do with each other, and only what lies above counts.
package struct Meanings: Sendable {
    /// Instructions about different things, which a model is measured with.
    package static let yardstick = [
        "Use tabs for indentation.", "Never push to the main branch.", "Write the commit message in English.",
        "Run the linter before you are done.", "Do not store amounts of money as floats.",
        "Ask before you install a dependency.", "Put the tests next to the source files.",
        "Answer in two sentences at most.", "Use the design tokens instead of hard-coded colours.",
        "Do not log personal data.", "Store all timestamps in UTC.", "Leave generated files alone.",
    ]

    /// Vectors of length 1, all of one length.
    let units: [Correction.ID: [Float]]
    let scale: Scale

    /// How cosines become likeness.
    struct Scale: Sendable {
        /// The cosine from which on nearness says something.
        var floor: Float
        /// What each step above it counts.
        var slope: Float
        /// True where nearness is believed only of groups that want, or forbid, alike.
        var needsOneStand: Bool
        /// True for directions that `TextSense.topics` can sort.
        var knowsTopics: Bool
    }

    /// A model that cannot tell the yardstick's instructions apart has nothing to say.
    private static let blind: Float = 0.95

    init(units: [Correction.ID: [Float]], scale: Scale) { (self.units, self.scale) = (units, scale) }

    /// Nil where the vectors are of no use: of several models, or of one that calls everything alike.
    package init?(_ embeddings: [Correction.ID: Embedding], yardstick: [Embedding]) {
        let lengths = Set(embeddings.values.map(\.bytes.count) + yardstick.map(\.bytes.count))
        guard lengths.count == 1, yardstick.count == Self.yardstick.count else { return nil }
        let known = yardstick.map(\.unit)
        let cosines = known.indices.flatMap { one in
            known[..<one].map { Self.dot($0, known[one]) }
        }.sorted()
        let usual = max(0, cosines[cosines.count * 9 / 10])
        guard usual < Self.blind else { return nil }
        scale = Scale(
            floor: usual + (1 - usual) * Likeness.Meaning.floor, slope: Likeness.Meaning.slope / (1 - usual),
            needsOneStand: true, knowsTopics: false)
        units = embeddings.mapValues(\.unit)
    }

    /// What of a correction is embedded: what it asks for, else what was said.
    package static func text(of correction: Correction) -> String {
        correction.instruction.isEmpty ? correction.words : correction.instruction
    }

    static func dot(_ one: [Float], _ other: [Float]) -> Float {
        let count = min(one.count, other.count)
        return one.withUnsafeBytes { one in
            other.withUnsafeBytes { other in
                var sum = SIMD16<Float>.zero
                var place = 0
                while place + 16 <= count {
                    sum +=
                        one.loadUnaligned(fromByteOffset: place * 4, as: SIMD16<Float>.self)
                        * other.loadUnaligned(fromByteOffset: place * 4, as: SIMD16<Float>.self)
                    place += 16
                }
                return (place..<count).reduce(sum.sum()) { sum, place in
                    sum + one.loadUnaligned(fromByteOffset: place * 4, as: Float.self)
                        * other.loadUnaligned(fromByteOffset: place * 4, as: Float.self)
                }
            }
        }
    }
}
