package import Events

/// A correction as `/v1/corrections` lists it: what was said, and what showed that it is one.
package struct CorrectionView: Sendable, Codable, Equatable {
    package var id: Correction.ID
    package var agent: Agent
    package var session: String
    package var user: String?
    package var repository: String?
    /// RFC 3339, UTC.
    package var at: String
    package var kind: Correction.Kind
    /// The user's words, redacted; empty for a refusal or an interrupt without words.
    package var words: String
    /// What the agent should do from now on, as far as the words say it.
    package var instruction: String
    /// 0...1: that this is a correction at all.
    package var confidence: Double
    /// 0...1: that it holds beyond its task.
    package var durability: Double
    /// The strongest first.
    package var evidence: [Evidence]

    package init(_ correction: Correction) {
        id = correction.id
        agent = correction.session.agent
        session = correction.session.id
        user = correction.user
        repository = correction.repository
        at = correction.at.rfc3339
        kind = correction.kind
        words = correction.words
        instruction = correction.instruction
        confidence = correction.confidence
        durability = correction.durability
        evidence = correction.evidence
    }
}

/// The answer of `GET /v1/corrections`, the last first.
package struct CorrectionList: Sendable, Codable, Equatable {
    package var corrections: [CorrectionView]
    /// For `before`; nil where nothing older is left.
    package var next: String?

    package init(corrections: [CorrectionView], next: String?) {
        self.corrections = corrections
        self.next = next
    }
}
