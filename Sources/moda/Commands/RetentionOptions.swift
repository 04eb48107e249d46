import ArgumentParser
import Store

/// How long a server keeps telemetry.
struct RetentionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Days that telemetry is kept (or MODA_KEEP_DAYS). Default: for ever.",
            discussion: """
                A session goes once a run has read it, unless a skill rests on it; a raw event once nothing that is
                kept was made from it. Corrections stay with their clusters, skills and decisions for good.
                """))
    var keepDays: Int?

    @Option(
        help: "MiB that the store may take before the oldest goes (or MODA_KEEP_SIZE); the last day stays.")
    var keepSize: Int?

    func limits() throws -> RetentionLimits {
        let days = try number(keepDays, "MODA_KEEP_DAYS", 1...36_500)
        let size = try number(keepSize, "MODA_KEEP_SIZE", 1...(1 << 30))
        return RetentionLimits(days: days, bytes: size.map { Int64($0) << 20 })
    }

    private func number(_ given: Int?, _ name: String, _ range: ClosedRange<Int>) throws -> Int? {
        guard let text = given.map(String.init) ?? Surroundings.environment[name], !text.isEmpty else {
            return nil
        }
        guard let value = Int(text), range.contains(value) else {
            throw ValidationError(
                "\(name) (--keep-days, --keep-size) is '\(text)', not a number of \(range.lowerBound) to \(range.upperBound)"
            )
        }
        return value
    }
}
