/// A line of PostgreSQL's password file: `host:port:database:user:password`.
enum PasswordLine {
    static let anchors = [":5432:", ":5433:", ":6432:", ":*:"]

    static func secret(in text: Bytes, after place: Range<Int>) -> [Finding] {
        let host = text.runStart(of: field, before: place.lowerBound, limit: 128)
        guard host < place.lowerBound, host == 0 || ByteClass(" \t\r\n\"'\\n").contains(text[host - 1]),
            let user = nextField(text, place.upperBound), let start = nextField(text, user)
        else { return [] }
        let end = text.runEnd(of: ByteClass(" \t\r\n\"'\\").inverted, from: start, limit: 256)
        let range = start..<end
        guard range.count >= 3, !Placeholder.isReferenceOrTemplate(text, range) else { return [] }
        return [Finding(rule: "password", range: range)]
    }

    private static func nextField(_ text: Bytes, _ start: Int) -> Int? {
        let end = text.runEnd(of: field, from: start, limit: 128)
        return end > start && text[end] == UInt8(ascii: ":") ? end + 1 : nil
    }

    private static let field = ByteClass.word.union("*.-")
}
