import Corrections
import Events
import Foundation

/// Measures the clustering on made corrections: processor time, and how well the themes come out.
///
/// `cluster-bench [--seed N] [--themes FILE] [--export FOLDER] [COUNT …]`, or `--partition FILE [--vectors FILE]` to
/// group the turns of a file and print `id cluster` for each; `--yardstick` prints what vectors are needed besides.
@main struct ClusterBench {
    static func main() throws {
        let options = try Options(CommandLine.arguments.dropFirst())
        if options.showsYardstick { return Meanings.yardstick.forEach { print($0) } }
        if let file = options.partition { return try partition(file, vectors: options.vectors) }
        for count in options.counts { try measure(count, options) }
    }

    /// One line: `moda COUNT CLUSTERS SECONDS PRECISION RECALL F1`.
    private static func measure(_ count: Int, _ options: Options) throws {
        var maker = MadeCorrections(seed: options.seed, habits: options.habits)
        let made = maker.make(count)
        if let folder = options.folder { try export(made, to: "\(folder)/\(count).jsonl") }
        let before = processorSeconds()
        let clusters = Clustering().clusters(of: made.map(\.correction), keeping: [])
        let seconds = processorSeconds() - before
        let themes = Dictionary(
            made.map { ($0.correction.id, $0.theme) }, uniquingKeysWith: { first, _ in first })
        let score = BCubed(themes, clusters.map(\.members))
        let figures = [seconds, score.precision, score.recall, score.f1].map { String(format: "%.3f", $0) }
        print("moda \(count) \(clusters.count) \(figures.joined(separator: " "))")
    }

    /// Processor time of this process: other work on the machine does not count.
    private static func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

    private static func export(_ made: [MadeCorrections.Made], to path: String) throws {
        let lines = made.map {
            JSONValue.object([
                "id": .string($0.correction.id), "text": .string($0.correction.words),
                "theme": .string($0.theme), "session": .string($0.correction.session.id), "seq": .integer(0),
                "repo": .string($0.correction.repository ?? ""),
            ]).text
        }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
    }

    private static func partition(_ path: String, vectors: String?) throws {
        let records = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(TurnRecord.self, from: Data($0.utf8))
        }
        let corrections = records.map {
            Correction(
                id: $0.id, session: SessionKey(agent: .claude, id: $0.session), user: nil,
                repository: $0.repo,
                at: Timestamp(milliseconds: Int64($0.seq)), kind: .behaviour, words: $0.text ?? "",
                instruction: "",
                confidence: 1, durability: 1,
                evidence: [Evidence(channel: .words, event: $0.id, detail: $0.text ?? "")],
                context: $0.turn(at: Timestamp(milliseconds: 0)).context)
        }
        let meanings = try vectors.flatMap { try Vectors(file: $0).meanings(of: corrections) }
        for cluster in Clustering().run(on: corrections, keeping: [], meanings: meanings).clusters {
            for member in cluster.members { print(member, cluster.id) }
        }
    }
}
