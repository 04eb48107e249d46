package import Events

/// What a run of the pipeline found and made, as the terminal and the API show it.
package struct GenerationReport: Sendable, Codable, Equatable {
    /// A session that was read in this run.
    package struct SessionLine: Sendable, Codable, Equatable {
        package var agent: Agent
        package var id: String
        package var user: String?
        package var repository: String?
        package var day: String
        package var turns: Int
        package var corrections: Int

        package init(_ session: Session, turns: Int, corrections: Int) {
            agent = session.key.agent
            id = session.key.id
            user = session.user
            repository = session.repository
            day = session.firstAt.dayText
            self.turns = turns
            self.corrections = corrections
        }
    }

    /// A correction that was found in this run.
    package struct CorrectionLine: Sendable, Codable, Equatable {
        package var id: Correction.ID
        package var agent: Agent
        package var user: String?
        package var repository: String?
        package var day: String
        package var words: String
        package var channels: [Evidence.Channel]
        package var instruction: String
        package var confidence: Double
        package var isDurable: Bool
        package var cluster: Cluster.ID?

        package init(_ correction: Correction, isDurable: Bool, cluster: Cluster.ID?) {
            id = correction.id
            agent = correction.session.agent
            user = correction.user
            repository = correction.repository
            day = correction.at.dayText
            words = correction.words
            channels = correction.evidence.map(\.channel)
            instruction = correction.instruction
            confidence = correction.confidence
            self.isDurable = isDurable
            self.cluster = cluster
        }
    }

    /// A candidate that was judged in this run.
    package struct CandidateLine: Sendable, Codable, Equatable {
        package var cluster: Cluster.ID
        package var name: String
        /// The rule as the draft states it, else as its cluster implies it.
        package var instruction: String
        package var recurrence: Recurrence
        package var scope: Scope
        package var files: FileScope?
        package var status: String
        package var verdicts: [GateVerdict]

        package init(
            _ cluster: Cluster, name: String, instruction: String?, status: String, verdicts: [GateVerdict]
        ) {
            self.cluster = cluster.id
            self.name = name
            self.instruction = instruction ?? cluster.instruction
            recurrence = cluster.recurrence
            scope = cluster.scope
            files = cluster.files
            self.status = status
            self.verdicts = verdicts
        }
    }

    package var sessions: [SessionLine] = []
    package var corrections: [CorrectionLine] = []
    /// All clusters of the tenant after the run.
    package var clusters: Int = 0
    package var candidates: [CandidateLine] = []
    /// Ids of the skills that this run approved.
    package var approved: [String] = []
    /// Ids of all approved skills after the run.
    package var library: [String] = []
    /// What the model did not do in this run, and why; nil where there is nothing to say.
    package var notices: [String]?
    /// What became of skills that were served already: taken back, never taken up, no longer needed; nil where there is
    /// nothing to say.
    package var lifecycle: [String]?

    package init() {}
}
