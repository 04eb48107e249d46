import Foundation

/// The person at the terminal.
enum Terminal {
    /// Whether somebody is there to answer: nothing waits for an answer from a pipe.
    static var isThere: Bool { isatty(0) == 1 && isatty(2) == 1 }

    /// Asks on standard error, so that the output can be piped away.
    static func ask(_ question: String) -> String? {
        FileHandle.standardError.write(Data(question.utf8))
        return readLine()
    }

    /// The same without showing what is typed.
    static func askSecretly(_ question: String) -> String? {
        var usual = termios()
        guard tcgetattr(0, &usual) == 0 else { return ask(question) }
        var hidden = usual
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(0, TCSAFLUSH, &hidden)
        defer {
            tcsetattr(0, TCSAFLUSH, &usual)
            FileHandle.standardError.write(Data("\n".utf8))
        }
        return ask(question)
    }
}
