import Foundation

/// Something that a person keeps telling agents, in several wordings.
struct Habit: Decodable {
    struct Saying: Decodable {
        let text: String
        /// What the agent had said, and the commands that it had run.
        let agent: String
        let commands: [String]
    }

    let habit: String
    let instruction: String
    let says: [Saying]
}

/// A made turn with its label, as the detector's training material has them.
struct MadeTurn: Decodable {
    let text: String
    let agent: String
    let tools: [String]
    let label: String

    private enum CodingKeys: String, CodingKey {
        case text, label
        case agent = "prev_assistant_tail"
        case tools = "prev_tools"
    }
}

/// Reads a file of one JSON value a line.
func lines<Line: Decodable>(of path: String, as type: Line.Type) throws -> [Line] {
    guard let data = FileManager.default.contents(atPath: path) else {
        throw BenchError("\(path) cannot be read")
    }
    return try data.split(separator: UInt8(ascii: "\n")).map {
        try JSONDecoder().decode(type, from: Data($0))
    }
}
