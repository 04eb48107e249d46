internal import Events

/// The command line by which an agent runs our hook program, as a shell reads it.
///
/// A hook is known as ours by the program that it runs, `moda-hook` in whatever folder, or `moda hook`; so that
/// one that was moved, or that the person put a variable in front of, is still known.
struct HookInvocation {
    private let before: Substring
    private let program: Substring
    private let after: Substring

    /// Nil for a command that is not ours.
    init?(_ command: String) {
        var words = ShellWords(command)
        while let word = words.next() {
            if word.text == "env" || Self.isAssignment(word.text) { continue }
            var range = word.range
            let name = word.text.split(separator: "/").last
            if name == "moda", let next = words.next(), next.text == "hook" {
                range = range.lowerBound..<next.range.upperBound
                // 'moda hook deliver' is somebody's own.
                guard let agent = words.next()?.text, Agent(rawValue: agent) != nil else { return nil }
            } else if name != "moda-hook" {
                return nil
            }
            (before, program) = (command[..<range.lowerBound], command[range])
            after = command[range.upperBound...]
            return
        }
        return nil
    }

    /// The same with our program as it lies now; what the person put around it stays.
    func pointed(at machine: Machine) -> String { before + ShellWords.quoted(machine.hookProgram) + after }

    /// The command that we write.
    static func command(_ machine: Machine, _ agent: Agent) -> String {
        let program = "\(ShellWords.quoted(machine.hookProgram)) \(agent.rawValue)"
        // An agent that is started from a menu has none of the shell's variables.
        guard machine.modaHome != machine.home + "/.moda" else { return program }
        return "MODA_HOME=\(ShellWords.quoted(machine.modaHome)) \(program)"
    }

    private static func isAssignment(_ word: String) -> Bool {
        guard let sign = word.firstIndex(of: "="), sign != word.startIndex else { return false }
        return word[..<sign].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    }
}

/// The words of a command line, with quotes and backslashes as a POSIX shell reads them.
struct ShellWords {
    private let command: String
    private var place: String.Index

    init(_ command: String) {
        self.command = command
        place = command.startIndex
    }

    /// The next word without its quotes, and where it stands; nil at the end, or where a quote is not closed.
    mutating func next() -> (text: String, range: Range<String.Index>)? {
        while place < command.endIndex, command[place].isWhitespace { command.formIndex(after: &place) }
        let start = place
        var text = ""
        var quote: Character?
        while place < command.endIndex {
            let letter = command[place]
            if quote == nil, letter.isWhitespace { break }
            command.formIndex(after: &place)
            if letter == quote {
                quote = nil
            } else if quote == nil, letter == "\"" || letter == "'" {
                quote = letter
            } else if letter == "\\", quote != "'", place < command.endIndex {
                text.append(command[place])
                command.formIndex(after: &place)
            } else {
                text.append(letter)
            }
        }
        return quote == nil && place > start ? (text, start..<place) : nil
    }

    /// A word in double quotes, which the shells of all systems know.
    static func quoted(_ word: String) -> String {
        "\"" + word.map { "\"\\$`".contains($0) ? "\\\($0)" : String($0) }.joined() + "\""
    }
}
