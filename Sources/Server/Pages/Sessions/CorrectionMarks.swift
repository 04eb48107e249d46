internal import Events

/// Which events of a session were corrections, and of what.
struct CorrectionMarks: Sendable {
    struct Mark: Sendable {
        let instruction: String
        let url: String?
        let channels: String
    }

    private let marks: [String: Mark]

    init(_ corrections: [Correction], _ clusters: [Cluster]) {
        let owners = clusters.reduce(into: [Correction.ID: Cluster.ID]()) { owners, cluster in
            for member in cluster.members { owners[member] = cluster.id }
        }
        marks = corrections.reduce(into: [:]) { marks, correction in
            guard let event = correction.evidence.first?.event else { return }
            let said = correction.instruction.isEmpty ? correction.words : correction.instruction
            marks[event] = Mark(
                instruction: said.isEmpty ? "a correction without words" : said.oneLine(200),
                url: owners[correction.id].map { PagePath.habit($0) },
                channels: correction.evidence.map(\.channel.inWords).joined(separator: ", "))
        }
    }

    func mark(of event: String) -> Mark? { marks[event] }
}
