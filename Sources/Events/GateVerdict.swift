/// What one gate said of one candidate, and why.
package struct GateVerdict: Sendable, Codable, Equatable {
    package enum Outcome: String, Codable, Sendable, CaseIterable {
        case pass
        case refuse
        /// A person has to decide.
        case ask
        /// The gate could not measure here (decisions: passes unless the tenant requires it).
        case notMeasured = "not_measured"
    }

    package var gate: String
    package var outcome: Outcome
    /// One plain sentence with the figures that decided: "3 sessions on 2 days by 2 people; 2 sessions
    /// wanted".
    package var reason: String
    /// What it rests on: ids of corrections, names of skills, lines of the draft.
    package var evidence: [String]

    package init(gate: String, outcome: Outcome, reason: String, evidence: [String] = []) {
        self.gate = gate
        self.outcome = outcome
        self.reason = reason
        self.evidence = evidence
    }
}
