/// A key and its value as two words of a command: `set -gx TOKEN x`, `gh secret set TOKEN --body x`.
struct CommandPair {
    let text: Bytes
    let key: KeyName

    func valueStart(after closed: Int) -> Int? {
        let next = text.runEnd(of: .blank, from: closed, limit: 16)
        guard next > closed, key.dashes == 0 else { return nil }
        for flag in Self.valueFlags where text.matchesFolded(flag, at: next) {
            let after = next + flag.utf8CodeUnitCount
            if ByteClass(" =").contains(text[after]) {
                return text.runEnd(of: ByteClass(" ="), from: after, limit: 8)
            }
        }
        return isAfterSetter && text[next] != UInt8(ascii: "-") ? next : nil
    }

    /// The word before the key says that a value follows.
    private var isAfterSetter: Bool {
        let wordEnd = text.runStart(of: .blank, before: key.range.lowerBound, limit: 16)
        guard wordEnd < key.range.lowerBound else { return key.isLineStart(in: text) && isNetrc }
        return Self.setters.contains {
            let start = wordEnd - $0.utf8CodeUnitCount
            return text.matchesFolded($0, at: start) && !ByteClass.word.contains(text[start - 1])
        }
    }

    /// `password x` on a line of its own, after `login x`.
    private var isNetrc: Bool {
        let lines = text.runStart(of: ByteClass.lineEnd, before: key.range.lowerBound, limit: 2)
        let start = text.runStart(of: ByteClass.lineEnd.inverted, before: lines, limit: 120)
        return text.matchesFolded("login ", at: text.runEnd(of: .blank, from: start, limit: 16))
    }

    private static let setters: [StaticString] = [
        "set", "-gx", "-x", "-ux", "-xg", "setx", "env", "setenv", "requirepass",
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
