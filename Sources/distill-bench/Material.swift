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

/// A made turn: as the detector's training material has them, or with what the agent said and ran as habits have it.
struct MadeTurn: Decodable {
    let text: String
    let agent: String
    let commands: [String]

    private enum CodingKeys: String, CodingKey {
        case text, agent, commands
        case tail = "prev_assistant_tail"
        case tools = "prev_tools"
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        text = try values.decode(String.self, forKey: .text)
        agent =
            try values.decodeIfPresent(String.self, forKey: .agent)
            ?? values.decode(String.self, forKey: .tail)
        let tools = try values.decodeIfPresent([String].self, forKey: .tools) ?? []
        let ran = tools.compactMap { $0.hasPrefix("Bash: ") ? String($0.dropFirst(6)) : nil }
        commands = try values.decodeIfPresent([String].self, forKey: .commands) ?? ran
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
