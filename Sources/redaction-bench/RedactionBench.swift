import Foundation
import Redaction

/// Measures the redactor: recall, false redactions, speed.
@main
struct RedactionBench {
    static func main() throws {
        let options = try Options(Array(CommandLine.arguments.dropFirst()))
        var generator = PositiveGenerator(seed: options.seed)
        let positives = generator.positives(options.count)
        let clean =
            options.folders.map { CleanCorpus.sources(in: $0, limit: 12_000_000) }
            + [GeneratedLogs.corpus(seed: options.seed, lines: 20_000)]
        if let folder = options.exportFolder {
            try Export.write(positives, clean, to: folder)
            return
        }
        Report(positives: positives, clean: clean, options: options).print()
    }
}
