import Foundation

/// Feeds damaged and hostile bodies to everything that reads what comes from outside: intake and normalizer, for
/// every provider, signal, encoding and compression (harness/fuzz runs it).
///
/// Input N follows from N alone, so that a failure is seen again with `--from N --count 1`.
@main
struct IngestFuzz {
    static func main() throws {
        do {
            let options = try FuzzOptions(CommandLine.arguments.dropFirst())
            let seeds = try Seed.all(in: options.fixtures)
            guard !seeds.isEmpty else { throw FuzzError("no recorded bodies in \(options.fixtures)") }
            let watch = Watch(progress: options.progress, patience: options.patience)
            watch.start()
            let tally = try Campaign(seeds: seeds, options: options, watch: watch).run()
            print(tally.line)
        } catch {
            FileHandle.standardError.write(Data("ingest-fuzz: \(error)\n".utf8))
            exit(1)
        }
    }
}

struct FuzzError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// `--fixtures FOLDER --from N --count N --progress FILE --patience SECONDS`.
struct FuzzOptions {
    var fixtures = "fixtures"
    var from: UInt64 = 0
    var count: UInt64 = 10_000
    /// Where the number of the input at hand is kept, for whoever finds this process dead.
    var progress: String?
    /// Seconds for one input, after which it counts as a hang.
    var patience = 5.0

    init(_ arguments: some Collection<String>) throws {
        var rest = Array(arguments)
        while rest.count >= 2 {
            let (name, value) = (rest[0], rest[1])
            switch name {
            case "--fixtures": fixtures = value
            case "--from": from = try Self.number(value)
            case "--count": count = try Self.number(value)
            case "--progress": progress = value
            case "--patience": patience = Double(try Self.number(value))
            default: throw FuzzError("no option \(name)")
            }
            rest.removeFirst(2)
        }
        guard rest.isEmpty else { throw FuzzError("\(rest[0]) has no value") }
    }

    private static func number(_ text: String) throws -> UInt64 {
        guard let number = UInt64(text) else { throw FuzzError("'\(text)' is no number") }
        return number
    }
}
