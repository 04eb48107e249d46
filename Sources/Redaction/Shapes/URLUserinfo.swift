/// The password in `scheme://user:password@host`.
enum URLUserinfo {
    static func secret(in text: Bytes, after place: Range<Int>) -> [Finding] {
        guard ByteClass.alnum.union("+.-").contains(text[place.lowerBound - 1]) else { return [] }
        let end = text.runEnd(of: authority, from: place.upperBound, limit: 1024)
        guard let at = lastAt(text, place.upperBound..<end) ?? atBehindSlash(text, place.upperBound, end)
        else {
            return []
        }
        guard let colon = text.firstIndex(of: UInt8(ascii: ":"), from: place.upperBound, before: at) else {
            return lone(text, place.upperBound..<at)
        }
        let range = (colon + 1)..<at
        guard !range.isEmpty, !Placeholder.isReferenceOrTemplate(text, range) else { return [] }
        return lone(text, place.upperBound..<colon) + [Finding(rule: "url-password", range: range)]
    }

    /// A token alone before the `@`, as in `https://ghp_…@github.com`.
    private static func lone(_ text: Bytes, _ range: Range<Int>) -> [Finding] {
        guard range.count >= 20, Randomness.looksRandom(text, range) else { return [] }
        return [Finding(rule: "url-password", range: range)]
    }

    /// A password may hold a slash that nobody encoded; a port number before the slash shows that none is there.
    private static func atBehindSlash(_ text: Bytes, _ start: Int, _ end: Int) -> Int? {
        guard text[end] == UInt8(ascii: "/"),
            let colon = text.firstIndex(of: UInt8(ascii: ":"), from: start, before: end),
            text.runEnd(of: .digit, from: colon + 1) < end
        else { return nil }
        let line = text.runEnd(of: authority.union("/"), from: end, limit: 256)
        return lastAt(text, end..<line)
    }

    private static func lastAt(_ text: Bytes, _ range: Range<Int>) -> Int? {
        range.reversed().first { text[$0] == UInt8(ascii: "@") }
    }

    private static let authority = ByteClass(" \t\r\n\"'`<>/\\?#\0").inverted
}
