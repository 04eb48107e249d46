/// A key format whose telling text stands in the middle or at the end, such as `1234567:AA…`.
struct InfixFormat: Sendable {
    let id: String
    let anchor: String
    let left: ByteClass
    let leftLength: ClosedRange<Int>
    let right: ByteClass
    let rightLength: ClosedRange<Int>

    /// Whether only the right side's disorder tells a key from a name.
    let isRandom: Bool

    init(
        _ id: String, _ left: ByteClass, _ leftLength: ClosedRange<Int>, _ anchor: String, _ right: ByteClass,
        _ rightLength: ClosedRange<Int>, isRandom: Bool = false
    ) {
        self.id = id
        self.anchor = anchor
        self.left = left
        self.leftLength = leftLength
        self.right = right
        self.rightLength = rightLength
        self.isRandom = isRandom
    }

    /// Returns the key's place around an anchor, or nil when either side is another thing.
    func match(in text: Bytes, anchor place: Range<Int>, _ expected: ArraySlice<UInt8>) -> Finding? {
        guard text.matches(expected, at: place.lowerBound) else { return nil }
        let start = text.runStart(of: left, before: place.lowerBound, limit: leftLength.upperBound)
        var end = text.runEnd(of: right, from: place.upperBound, limit: rightLength.upperBound + 1)
        while end > place.upperBound, text[end - 1] == UInt8(ascii: ".") { end -= 1 }
        guard leftLength.contains(place.lowerBound - start), rightLength.contains(end - place.upperBound),
            text.isFresh(at: start), !ByteClass.word.contains(text[end]),
            !Placeholder.isFiller(text, start..<end),
            !isRandom || Randomness.isDrawn(text, place.upperBound..<end) && !isPublishable(text, start)
        else { return nil }
        return Finding(rule: id, range: start..<end)
    }

    /// `pk_live_…` is made to be shown.
    private func isPublishable(_ text: Bytes, _ start: Int) -> Bool {
        text.matchesFolded("pk_", at: start) || text.matchesFolded("pub", at: start)
    }
}

extension KeyFormats {
    static let infix: [InfixFormat] = [
        InfixFormat("telegram-token", .digit, 6...16, ":A", .base64url, 34...34),
        InfixFormat(
            "azure-secret", ByteClass.alnum.union("_~."), 4...4, "Q~", ByteClass.alnum.union("_~.-"), 31...34),
        InfixFormat("mailchimp-key", .lowerHex, 32...32, "-us", .digit, 1...2),
        InfixFormat("newrelic-key", .lowerAlnum, 36...36, "NRAL", .digit, 0...0),
        InfixFormat("terraform-token", .alnum, 14...14, ".atlasv1.", .base64url, 50...90),
        InfixFormat("maxmind-key", .word, 36...36, "_mmk", .digit, 0...0),
        InfixFormat("azure-key", .alnum, 52...52, "JQQJ99", .alnum, 20...30),
        InfixFormat("azure-key", .alnum, 42...42, "AzSe", .alnum, 6...8),
        InfixFormat("azure-key", .base64, 42...42, "+ACR", .alnum, 6...8),
        InfixFormat("azure-key", .base64, 70...80, "+ASt", ByteClass.base64.union("="), 6...10),
        InfixFormat("azure-key", .base64, 70...80, "ACDb", ByteClass.base64.union("="), 6...10),
        InfixFormat("firebase-key", .base64url, 7...24, ":APA91b", .base64url, 100...250),
        InfixFormat("provider-key", .lowerAlnum, 3...16, "_api_", .alnum, 20...80, isRandom: true),
        InfixFormat("provider-key", .lowerAlnum, 2...16, "_live_", .base64url, 20...80, isRandom: true),
        InfixFormat("provider-key", .lowerAlnum, 3...16, "_secret_", .base64url, 20...80, isRandom: true),
        InfixFormat("provider-key", .lowerAlnum, 2...16, "_sk_", .base64url, 20...80, isRandom: true),
        InfixFormat("provider-key", .lowerAlnum, 2...16, "_pat_", .base64url, 16...80, isRandom: true),
        InfixFormat("provider-key", .lowerAlnum, 2...16, "_oat_", .base64url, 16...80, isRandom: true),
        InfixFormat("provider-key", .lowerAlnum, 2...16, "_key_", .alnum, 20...80, isRandom: true),
        InfixFormat("provider-key", .lowerAlnum, 2...16, "_token_", .alnum, 20...80, isRandom: true),
        InfixFormat("facebook-token", .digit, 15...16, "|", .base64url, 27...40),
    ]
}
