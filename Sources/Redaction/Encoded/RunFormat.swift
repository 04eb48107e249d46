/// Key formats that have no fixed text, only a division of their characters.
enum RunFormat {
    static func secret(in text: Bytes, _ run: Range<Int>) -> Finding? {
        if isMailgun(text, run) { return Finding(rule: "mailgun-key", range: run) }
        if isBesideAccessKey(text, run) { return Finding(rule: "aws-secret", range: run) }
        return discordEnd(text, run).map { Finding(rule: "discord-token", range: run.lowerBound..<$0) }
    }

    /// 32, 8 and 8 hex digits between dashes.
    private static func isMailgun(_ text: Bytes, _ run: Range<Int>) -> Bool {
        guard run.count == 50, text[run.lowerBound + 32] == UInt8(ascii: "-"),
            text[run.lowerBound + 41] == UInt8(ascii: "-")
        else { return false }
        return text.runEnd(of: .lowerHex, from: run.lowerBound) == run.lowerBound + 32
            && text.runEnd(of: .lowerHex, from: run.lowerBound + 33) == run.lowerBound + 41
            && text.runEnd(of: .lowerHex, from: run.lowerBound + 42) == run.upperBound
    }

    /// 40 characters of base64 shortly after an access key's id.
    private static func isBesideAccessKey(_ text: Bytes, _ run: Range<Int>) -> Bool {
        guard run.count == 40, Randomness.looksRandom(text, run) else { return false }
        return (max(0, run.lowerBound - 80)..<run.lowerBound).contains {
            text[$0] == UInt8(ascii: "A")
                && (text.matchesFolded("akia", at: $0) || text.matchesFolded("asia", at: $0))
                && text.isFresh(at: $0) && text.runEnd(of: .upperAlnum, from: $0, limit: 20) == $0 + 20
        }
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
