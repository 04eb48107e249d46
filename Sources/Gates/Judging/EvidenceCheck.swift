package import Events

/// Tells whether corrections bear a text out, as the `provenance` gate will ask.
///
/// For drafters, so that a sentence without support is dropped by itself and does not take its draft with it.
package struct EvidenceCheck: Sendable {
    /// Share of the meaning words that must be in the evidence; the gate's own parameter may ask for less.
    private static let support = 0.5

    private let evidence: EvidenceText

    package init(_ corrections: [Correction]) { evidence = EvidenceText(of: corrections) }

    /// Whether all commands, paths and flags of the text, and enough of its words, were seen.
    package func supports(_ text: String) -> Bool {
        holdsCode(of: text) && evidence.leastSupport(of: text) >= Self.support
    }

    /// Whether all commands, paths and flags of the text were seen.
    package func holdsCode(of text: String) -> Bool { evidence.missingCode(in: text) == nil }
}
