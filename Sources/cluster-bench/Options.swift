import Foundation

/// The command line.
struct Options {
    private(set) var seed: UInt64 = 1
    private(set) var counts: [Int] = []
    private(set) var folder: String?
    private(set) var partition: String?
    private(set) var vectors: String?
    private(set) var showsYardstick = false
    private(set) var habits: [MadeCorrections.Habit] = []

    init(_ arguments: ArraySlice<String>) throws {
        var rest = arguments
        while let argument = rest.popFirst() {
            switch argument {
            case "--seed": seed = rest.popFirst().flatMap(UInt64.init) ?? seed
            case "--export": folder = rest.popFirst()
            case "--partition": partition = rest.popFirst()
            case "--vectors": vectors = rest.popFirst()
            case "--yardstick": showsYardstick = true
            case "--themes": habits = try Options.habits(rest.popFirst() ?? "")
            default: counts.append(Int(argument) ?? 10_000)
            }
        }
    }

    /// The themes of a file in the form of `harness/clusters/themes.jsonl` that several lines share.
    private static func habits(_ path: String) throws -> [MadeCorrections.Habit] {
        struct Line: Decodable { var theme, text: String }
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(Line.self, from: Data($0.utf8))
        }
        return Dictionary(grouping: lines, by: \.theme).filter { $0.value.count > 1 }
            .sorted { $0.key < $1.key }.map {
                MadeCorrections.Habit(name: $0.key, sayings: $0.value.map(\.text))
            }
    }
}
