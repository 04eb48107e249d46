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
        "mnemonic", "_pw", "sig", "sessid", "sessionid", "webhook", "masterauth", "psk", "_salt", "?code",
        "&code",
    ]

    /// Nil when nothing that could give it a value follows.
    init?(in text: Bytes, around place: Range<Int>) {
        let isParameter = ByteClass("?&").contains(text[place.lowerBound])
        let start =
            isParameter
            ? place.lowerBound + 1 : text.runStart(of: Self.letters, before: place.lowerBound, limit: 64)
        let end = text.runEnd(of: Self.letters, from: place.upperBound, limit: 64)
        guard Self.closers.contains(text[end]) else { return nil }
        var first = start
        while first < place.lowerBound, text[first] == UInt8(ascii: "-") { first += 1 }
        dashes = first - start
        first = max(start, min(text.withoutLetterEscape(first), place.lowerBound))
        if dashes == 1, Self.isDefinition(text, first), first < place.lowerBound { first += 1 }
        range = first..<end
        isUpperCase = !range.contains { ByteClass.lower.contains(text[$0]) }
    }

    /// `-Dapi.key=x` and `-PapiKey=x` give programs of Java a property.
    private static func isDefinition(_ text: Bytes, _ first: Int) -> Bool {
        ByteClass("DP").contains(text[first]) && ByteClass.lower.contains(text[first + 1])
            && !text.matchesFolded("pass", at: first)
    }

    private static let letters = ByteClass.word.union("-")
    private static let closers = ByteClass(" \t\r\n\"'`\\=:]>()),%&?[}<!+|*;")
}
