import Foundation
import Replay

/// Measures ingest: `ingest-bench stages FOLDER` on one core without a server, `ingest-bench speed …` against a
/// running one (harness/bench ingest starts it).
@main
struct IngestBench {
    static func main() async throws {
        do {
            try await run(Options(CommandLine.arguments.dropFirst()))
        } catch {
            FileHandle.standardError.write(Data("ingest-bench: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func run(_ options: Options) async throws {
        let templates = try Template.all(in: Recording(folder: options.value("recording")))
        let file = NSTemporaryDirectory() + "ingest-bench-\(ProcessInfo.processInfo.processIdentifier).sqlite"
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file + end) } }
        switch options.command {
        case "stages": try await Stages(templates: templates, rounds: 20).run(store: file)
        case "speed": try Speed(templates: templates, options: options, scratch: file).run()
        default: throw BenchError("'stages' or 'speed', not '\(options.command)'")
        }
    }
}

/// `COMMAND --name value …`.
struct Options {
    let command: String
    private var values = ["recording": "fixtures/acme-week", "seconds": "20", "connections": "32"]

    init(_ arguments: some Collection<String>) throws {
        command = arguments.first ?? ""
        var rest = Array(arguments.dropFirst())
        while rest.count >= 2 {
            values[String(rest[0].drop { $0 == "-" })] = rest[1]
            rest.removeFirst(2)
        }
        guard rest.isEmpty else { throw BenchError("'\(rest[0])' has no value") }
    }

    func value(_ name: String) throws -> String {
        guard let value = values[name] else { throw BenchError("--\(name) is missing") }
        return value
    }

    func number(_ name: String) throws -> Double {
        guard let number = Double(try value(name)) else { throw BenchError("--\(name) is a number") }
        return number
    }
}
