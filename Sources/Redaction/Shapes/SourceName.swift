/// Data source names with a password and no scheme before it: `bob:x@tcp(db:3306)/shop`,
/// `jdbc:oracle:thin:bob/x@db`.
enum SourceName {
    static let anchors = ["@tcp(", "@unix(", "jdbc:oracle:thin:", "jdbc:oracle:oci:"]

    static func secret(in text: Bytes, at place: Range<Int>) -> [Finding] {
        text[place.lowerBound] == UInt8(ascii: "@")
            ? before(text, place.lowerBound) : after(text, place.upperBound)
    }

    private static func before(_ text: Bytes, _ at: Int) -> [Finding] {
        let start = text.runStart(of: word, before: at, limit: 256)
        guard let colon = text.firstIndex(of: UInt8(ascii: ":"), from: start, before: at), colon > start
        else {
            return []
        }
        return finding(text, (colon + 1)..<at)
    }

    private static func after(_ text: Bytes, _ start: Int) -> [Finding] {
        let end = text.runEnd(of: word, from: start, limit: 256)
        guard let slash = text.firstIndex(of: UInt8(ascii: "/"), from: start, before: end),
            let at = (slash..<end).last(where: { text[$0] == UInt8(ascii: "@") })
        else { return [] }
        return finding(text, (slash + 1)..<at)
    }

    private static func finding(_ text: Bytes, _ range: Range<Int>) -> [Finding] {
        range.isEmpty || Placeholder.isReferenceOrTemplate(text, range)
            ? [] : [Finding(rule: "url-password", range: range)]
    }

    private static let word = ByteClass(" \t\r\n\"'`<>\\\0").inverted
}
