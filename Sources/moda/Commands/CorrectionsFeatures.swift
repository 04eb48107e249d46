import ArgumentParser
import Corrections

/// `moda corrections features`: what the detector sees of each turn, for whoever trains its weights.
struct CorrectionsFeatures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "features", abstract: "Write each turn's features, for harness/corrections/train.py.")

    @OptionGroup var turns: TurnsInput

    func run() async throws {
        say(JSONText.line(FeatureRecord.names))
        for conversation in TurnRecord.conversations(of: try turns.records()) {
            for record in FeatureRecord.records(of: conversation) { say(JSONText.line(record)) }
        }
    }
}
