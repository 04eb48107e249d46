import Foundation

/// Measures distillation end to end: made sessions go through the real intake, store and run.
///
/// `distill-bench habits` says how many planted habits become skills and what else does, `distill-bench speed` how
/// long a run takes and how much memory, `distill-bench suppressed` what is found where no word was kept.
/// harness/bench distill calls all three.
@main
struct DistillBench {
    static func main() async {
        do {
            let options = try Options(CommandLine.arguments.dropFirst())
            switch options.command {
            case "habits": try await Habits(options).run()
            case "speed": try await Speed(options).run()
            case "suppressed": try await Suppressed(options).run()
            default: throw BenchError("'habits', 'speed' or 'suppressed', not '\(options.command)'")
            }
        } catch {
            FileHandle.standardError.write(Data("distill-bench: \(error)\n".utf8))
            exit(1)
        }
    }
}

struct BenchError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
