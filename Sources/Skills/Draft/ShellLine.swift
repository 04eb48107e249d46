/// A shell command in an evidence's detail.
enum ShellLine {
    private static let shells: Set<String> = [
        "bash", "shell", "exec_command", "local_shell", "run_terminal_cmd", "exec", "powershell",
    ]

    /// The command on its one line; nil for words, paths and calls of other tools.
    static func command(in detail: String) -> String? {
        var text = PlainWords.line(detail.replacing("`", with: ""), limit: 300)
        if let colon = text.firstIndex(of: ":"), shells.contains(text[..<colon].lowercased()) {
            text = text[text.index(after: colon)...].trimmingSpaces()
        }
        let words = text.split(separator: " ")
        guard let program = words.first, text.count <= 120, !text.hasSuffix("…"), !text.contains("&lt;")
        else { return nil }
        guard program.utf8.allSatisfy(isProgramByte), words.count > 1 || program.hasPrefix("./") else {
            return nil
        }
        return endsAsProse(text) || isOfOneTask(text) ? nil : text
    }

    /// What a task will hold that is about to run a command: its program and subcommand.
    static func head(of command: String) -> String {
        let words = command.split(separator: " ")
        let rest = words.dropFirst().prefix(1).filter { word in
            !word.hasPrefix("-") && word.allSatisfy { $0.isLetter || $0 == "-" }
        }
        return (words.prefix(1) + rest).joined(separator: " ")
    }

    /// Whether the command strings several together or holds a text of its moment: nobody runs that again.
    private static func isOfOneTask(_ text: String) -> Bool {
        ["&&", "||", ";", "|", "'", "\"", "$("].contains(where: text.contains)
    }

    private static func endsAsProse(_ text: String) -> Bool {
        guard let last = text.last else { return true }
        return "!?:,".contains(last) || last == "." && !text.hasSuffix("/.") && !text.hasSuffix(" .")
    }

    private static func isProgramByte(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || [45, 46, 47, 95].contains(byte)
    }
}
