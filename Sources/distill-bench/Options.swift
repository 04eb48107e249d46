/// `COMMAND --name value …`: `--habits` and `--ordinary` name files, `--skills` a folder for what was approved.
struct Options {
    let command: String
    private var values = [
        "habits": "harness/distill/habits.jsonl", "ordinary": "harness/distill/ordinary.jsonl",
        "gates": "gates", "recording": "fixtures/acme-week",
        "sessions": "10000", "seed": "1", "rounds": "5",
    ]

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

    /// What may be left out.
    func choice(_ name: String) -> String? { values[name] }

    func number(_ name: String) throws -> Int {
        guard let number = Int(try value(name)), number > 0 else {
            throw BenchError("--\(name) is a whole number above 0")
        }
        return number
    }
}
