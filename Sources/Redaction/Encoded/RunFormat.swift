/// Key formats that have no fixed text, only a division of their characters.
enum RunFormat {
    static func secret(in text: Bytes, _ run: Range<Int>) -> Finding? {
        if isMailgun(text, run) { return Finding(rule: "mailgun-key", range: run) }
        return discordEnd(text, run).map { Finding(rule: "discord-token", range: run.lowerBound..<$0) }
    }

    /// 32, 8 and 8 hex digits between dashes.
    private static func isMailgun(_ text: Bytes, _ run: Range<Int>) -> Bool {
        guard run.count == 50, text[run.lowerBound + 32] == UInt8(ascii: "-"),
            text[run.lowerBound + 41] == UInt8(ascii: "-")
        else { return false }
        return text.runEnd(of: ByteClass.lowerHex.union("-"), from: run.lowerBound) == run.upperBound
    }

    /// A user's number in base64 (it begins with M, N or O), a time of 6 and a digest of 27 to 38.
    private static func discordEnd(_ text: Bytes, _ run: Range<Int>) -> Int? {
        guard (23...28).contains(run.count), ByteClass("MNO").contains(text[run.lowerBound]),
            text[run.upperBound] == UInt8(ascii: "."), text[run.upperBound + 7] == UInt8(ascii: ".")
        else { return nil }
        let time = text.runEnd(of: .base64url, from: run.upperBound + 1, limit: 6)
        let end = text.runEnd(of: .base64url, from: run.upperBound + 8, limit: 64)
        return time == run.upperBound + 7 && (27...45).contains(end - run.upperBound - 8) ? end : nil
    }
}
