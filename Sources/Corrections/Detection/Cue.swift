/// A meaning that phrases carry, found in the words of a turn.
struct Cue: Sendable {
    var name: String
    var phrases: [[Word]]

    /// One position of a phrase.
    enum Word: Sendable, Equatable {
        case start
        case any
        case question
        case oneOf([String])
    }

    /// The cues of the table, in its order.
    static let all: [Cue] = read(CueTable.text)
    static let themes: [Cue] = read(ThemeTable.text)
    static let agent: [Cue] = read(AgentTable.text)

    private static func read(_ table: String) -> [Cue] {
        table.split(separator: "\n").compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let phrases = line[line.index(after: colon)...].split(separator: "|").map(phrase)
            return Cue(name: String(line[..<colon]), phrases: phrases.filter { !$0.isEmpty })
        }
    }

    private static func phrase(_ text: Substring) -> [Word] {
        text.split(separator: " ").map { word in
            switch word {
            case "^": .start
            case "*": .any
            case "??": .question
            default: .oneOf(word.split(separator: "/").map(String.init))
            }
        }
    }
}
