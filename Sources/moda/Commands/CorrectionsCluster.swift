import ArgumentParser
import Corrections
import Events

/// `moda corrections cluster`: which turns imply the same instruction.
struct CorrectionsCluster: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cluster", abstract: "Take every turn as a correction, and group them.",
        discussion: "Writes one JSON line a turn: id, cluster.")

    @OptionGroup var turns: TurnsInput

    func run() async throws {
        let detector = try Detector()
        let corrections = TurnRecord.conversations(of: try turns.records()).flatMap { conversation in
            zip(conversation.turns, detector.scores(of: conversation)).map { turn, score in
                Correction(
                    id: turn.id, session: conversation.session, user: nil,
                    repository: conversation.repository,
                    at: turn.at, kind: score.kind, words: turn.text ?? "", instruction: score.instruction,
                    confidence: 1, durability: 1,
                    evidence: [Evidence(channel: .words, event: turn.id, detail: turn.text ?? "")],
                    context: turn.context)
            }
        }
        for cluster in Clustering().clusters(of: corrections, keeping: []) {
            for member in cluster.members {
                say(JSONValue.object(["id": .string(member), "cluster": .string(cluster.id)]).text)
            }
        }
    }
}
