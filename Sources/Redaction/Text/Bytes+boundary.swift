extension Bytes {
    /// Tells whether a new word may begin here.
    ///
    /// A letter before is no boundary, unless it ends an escape (`\n`), a percent triple (`%3D`) or a
    /// terminal colour (`ESC[32m`): decoded texts hold all three.
    func isFresh(at index: Int) -> Bool {
        let before = self[index - 1]
        guard ByteClass.word.contains(before) else { return true }
        return endsEscape(index - 1) || endsPercentTriple(index - 1) || endsColour(index - 1)
    }

    /// Tells whether a literal `\\n` or `\\r` stands right before, as in JSON that was not decoded.
    func isEscapedLineEnd(before index: Int) -> Bool {
        ByteClass("nr").contains(self[index - 1]) && self[index - 2] == UInt8(ascii: "\\")
    }

    /// Passes the letters of an escape (`\\n`, `\\u0022`): they are not a name's first.
    func withoutLetterEscape(_ start: Int) -> Int {
        guard self[start - 1] == UInt8(ascii: "\\") else { return start }
        if self[start] == UInt8(ascii: "u"), runEnd(of: .hex, from: start + 1, limit: 4) == start + 5 {
            return start + 5
        }
        return ByteClass("nrt").contains(self[start]) ? start + 1 : start
    }

    /// Passes the rest of an escape (`\\n`) or of a terminal colour that a run of letters seems to begin with.
    func withoutEscape(_ start: Int) -> Int {
        if self[start - 1] == UInt8(ascii: "\\"), ByteClass("nrt").contains(self[start]) { return start + 1 }
        guard self[start - 1] == UInt8(ascii: "[") || self[start - 1] == UInt8(ascii: ";") else {
            return start
        }
        let codes = runEnd(of: .digit, from: start, limit: 3)
        return codes > start && self[codes] == UInt8(ascii: "m") ? codes + 1 : start
    }

    private func endsEscape(_ last: Int) -> Bool {
        if ByteClass("nrtbf0").contains(self[last]), self[last - 1] == UInt8(ascii: "\\") { return true }
        let isUnicode = self[last - 5] == UInt8(ascii: "\\") && self[last - 4] == UInt8(ascii: "u")
        return isUnicode && runStart(of: .hex, before: last + 1, limit: 4) == last - 3
    }

    private func endsPercentTriple(_ last: Int) -> Bool {
        self[last - 2] == UInt8(ascii: "%") && ByteClass.hex.contains(self[last - 1])
            && ByteClass.hex.contains(self[last])
    }

    private func endsColour(_ last: Int) -> Bool {
        guard self[last] == UInt8(ascii: "m") else { return false }
        let codes = runStart(of: ByteClass.digit.union(";"), before: last, limit: 16)
        return self[codes - 1] == UInt8(ascii: "[") && codes < last + 1
    }
}
