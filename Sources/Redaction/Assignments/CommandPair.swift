/// A key and its value as two words of a command: `set -gx TOKEN x`, `gh secret set TOKEN --body x`.
struct CommandPair {
    let text: Bytes
    let key: KeyName

    func value(after closed: Int) -> (start: Int, separator: Value.Separator)? {
        let next = text.runEnd(of: .blank, from: closed, limit: 16)
        guard next > closed, key.dashes == 0 else { return nil }
        if let start = flagged(next) { return (start, .command) }
        if text[next] == UInt8(ascii: "'"), key.isUpperCase { return (next, .blank) }
        guard text[next] != UInt8(ascii: "-") else { return nil }
        if isServerSetting || isNetrc { return (next, .blank) }
        return isAfterSetter ? (next, .command) : nil
    }

    /// Passes the flag in `… TOKEN --body x`.
    private func flagged(_ next: Int) -> Int? {
        for flag in Self.valueFlags where text.matchesFolded(flag, at: next) {
            let after = next + flag.utf8CodeUnitCount
            if ByteClass(" =").contains(text[after]) {
                return text.runEnd(of: ByteClass(" ="), from: after, limit: 8)
            }
        }
        return nil
    }

    /// The word before the key says that a value follows.
    private var isAfterSetter: Bool {
        let name = text.runStart(of: Self.wordCharacters, before: key.range.lowerBound, limit: 100)
        let wordEnd = text.runStart(of: .blank, before: name, limit: 16)
        guard wordEnd < name else { return false }
        return Self.setters.contains {
            let start = wordEnd - $0.utf8CodeUnitCount
            return text.matchesFolded($0, at: start) && !ByteClass.word.contains(text[start - 1])
        }
    }

    /// `login x password y`, on one line or on two.
    private var isNetrc: Bool {
        guard text.matchesFolded("password", at: key.range.lowerBound) else { return false }
        let user = text.runStart(of: ByteClass(" \t\r\n"), before: key.range.lowerBound, limit: 16)
        let name = text.runStart(of: Self.wordCharacters, before: user, limit: 120)
        let login = text.runStart(of: .blank, before: name, limit: 16)
        return user < key.range.lowerBound && login < name && text.matchesFolded("login", at: login - 5)
    }

    /// `requirepass x` in a server's configuration.
    private var isServerSetting: Bool {
        key.isLineStart(in: text)
            && Self.serverSettings.contains {
                key.range.count == $0.utf8CodeUnitCount && text.matchesFolded($0, at: key.range.lowerBound)
            }
    }

    private static let wordCharacters = ByteClass(" \t\r\n\"'").inverted
    private static let serverSettings: [StaticString] = ["requirepass", "masterauth"]

    private static let setters: [StaticString] = [
        "set", "setq", "defvar", "defparameter", "config", "--global", "--local", "--system", "--add",
        "ngrok",
        "-gx", "-x", "-ux", "-xg", "setx", "env", "setenv", "define", "arg",
    ]
    private static let valueFlags: [StaticString] = ["--body", "-b", "--value", "--data", "--secret-string"]
}

extension KeyName {
    /// Tells whether only blanks, or a list's dash, stand before it on its line.
    func isLineStart(in text: Bytes) -> Bool {
        let start = text.runStart(of: ByteClass(" \t-+"), before: range.lowerBound, limit: 64)
        return start == 0 || ByteClass.lineEnd.contains(text[start - 1])
            || text.isEscapedLineEnd(before: start)
    }
}
