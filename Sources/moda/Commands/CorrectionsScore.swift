import ArgumentParser
import Corrections
import Events

/// `moda corrections score`: what the detector makes of each turn.
struct CorrectionsScore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score", abstract: "Score each turn: is it a correction, does it hold beyond its task?",
        discussion:
            "Writes one JSON line a turn: id, correction, durable, is_correction, is_durable, kind, instruction."
    )

    @OptionGroup var turns: TurnsInput

    func run() async throws {
        let detector = try Detector()
        for conversation in TurnRecord.conversations(of: try turns.records()) {
            for (turn, score) in zip(conversation.turns, detector.scores(of: conversation)) {
                say(Self.line(turn.id, score))
            }
        }
    }

    private static func line(_ id: String, _ score: Score) -> String {
        JSONValue.object([
            "id": .string(id), "correction": .number(score.correction), "durable": .number(score.durable),
            "is_correction": .bool(score.isCorrection), "is_durable": .bool(score.isDurable),
            "kind": .string(score.kind.rawValue), "instruction": .string(score.instruction),
        ]).text
    }
}
