/// An identifier in a text that may name a secret, such as `AWS_SECRET_ACCESS_KEY` or `dbPassword`.
struct KeyName {
    let range: Range<Int>
    /// How many dashes stand before: `--password` is a flag.
    let dashes: Int
    /// Written wholly in capitals, as environment variables are.
    let isUpperCase: Bool

    /// Fragments that make an identifier worth a look; any longer name contains one of them.
    static let anchors = [
        "pass", "pwd", "secret", "token", "key", "credential", "creds", "auth", "cookie", "jwt", "bearer",
        "_pat",
        "mnemonic", "_pw", "sig", "sessid", "sessionid", "webhook", "masterauth",
    ]

    /// Nil when nothing that could give it a value follows.
    init?(in text: Bytes, around place: Range<Int>) {
        let start = text.runStart(of: Self.letters, before: place.lowerBound, limit: 64)
        let end = text.runEnd(of: Self.letters, from: place.upperBound, limit: 64)
        guard Self.closers.contains(text[end]) else { return nil }
        var first = start
        while first < place.lowerBound, text[first] == UInt8(ascii: "-") { first += 1 }
        dashes = first - start
        if Self.isEscape(text, first), first < place.lowerBound { first += 1 }
        range = first..<end
        isUpperCase = !range.contains { ByteClass.lower.contains(text[$0]) }
    }

    /// A literal `\n` before a name is not its first letter, nor is the `3D` of `%3D`.
    private static func isEscape(_ text: Bytes, _ first: Int) -> Bool {
        text[first - 1] == UInt8(ascii: "\\") && ByteClass("nrt").contains(text[first])
    }

    private static let letters = ByteClass.word.union("-")
    private static let closers = ByteClass(" \t\r\n\"'`\\=:]>()),%&")
}
