import ArgumentParser
import Client
import Corrections
import Foundation

/// `moda corrections`: the detector and the clustering by themselves, so that anyone can measure them.
struct CorrectionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corrections",
        abstract: "Run the pipeline's own detection and clustering over a file of user turns.",
        discussion: """
            The file holds one JSON object a line: id, repo, session, seq, channel (prompt or tool_rejection),
            interrupted, prev_assistant_tail, prev_tools, text. Labels may be there; they are not read.
            """,
        subcommands: [CorrectionsScore.self, CorrectionsCluster.self, CorrectionsFeatures.self])
}

/// The file that the subcommands read.
struct TurnsInput: ParsableArguments {
    @Option(help: "A file of turns, one JSON object a line.") var input: String

    func records() throws -> [TurnRecord] {
        guard let data = FileManager.default.contents(atPath: input) else {
            throw ClientError(.local, "cannot read \(input)")
        }
        return try data.split(separator: 10).enumerated().map { number, line in
            do {
                return try JSONDecoder().decode(TurnRecord.self, from: line)
            } catch {
                throw ClientError(.local, "\(input), line \(number + 1): \(error)")
            }
        }
    }
}
