internal import Events
internal import Senses

extension Meanings {
    /// What the built-in senses say that corrections mean: the words, and fainter what the agent had said and run.
    init(of corrections: [Correction]) {
        self.init(
            units: Dictionary(
                corrections.map { ($0.id, Meanings.direction(of: $0)) }, uniquingKeysWith: { one, _ in one }),
            scale: Scale(
                floor: Likeness.Sense.floor, slope: Likeness.Sense.slope, needsOneStand: false,
                knowsTopics: true))
    }

    private static func direction(of correction: Correction) -> [Float] {
        let said = Prose(correction.words).said
        let words = TextSense(of: said.isEmpty ? correction.instruction : said).direction
        let context = TextSense(of: correction.context ?? "").direction
        let both = words + context.map { $0 * Likeness.Sense.context.squareRoot() }
        let length = dot(both, both).squareRoot()
        return length > 0 ? both.map { $0 / length } : both
    }
}
