/// A key's name and what is written beside it.
struct Assignment {
    let text: Bytes
    let key: KeyName

    /// Returns the secret parts of the value, and the end of a header's value.
    ///
    /// Header values reach to the end of a line; within one, before `start`, no other is read.
    func secrets(headersFrom start: Int) -> (secrets: [Finding], headerEnd: Int) {
        let place = ValuePlace(text: text, key: key)
        guard let kind = key.kind(in: text) else { return ([], 0) }
        guard let (at, separator) = place.find() else { return (nearby(kind), 0) }
        if kind.isHeader, separator == .prose || key.range.lowerBound < start { return ([], 0) }
        let reader = ValueReader(
            text: text, isHeader: kind.isHeader, isLineStart: key.isLineStart(in: text),
            isUpperCase: key.isUpperCase)
        guard let value = reader.value(at: at, separator) else { return (nearby(kind), 0) }
        if kind.isHeader { return header(value, kind) }
        guard ValueJudge(text: text, key: key, kind: kind, value: value).isSecret else {
            return (value.style == .bare ? nearby(kind) : [], 0)
        }
        return ([Finding(rule: kind.rule, range: joined(value), quotes: place.quotes(for: value))], 0)
    }

    private func nearby(_ kind: KeyKind) -> [Finding] {
        guard let range = NearbyValue(text: text, key: key, kind: kind).range() else { return [] }
        return [Finding(rule: kind.rule, range: range)]
    }

    /// The value with the pieces that are joined to it, `"ab" + "cd"`.
    private func joined(_ value: Value) -> Range<Int> {
        guard value.style == .quoted else { return value.range }
        var end = value.range.upperBound
        for _ in 0..<8 {
            guard let piece = Joint.nextPiece(in: text, after: end),
                let close = QuotedText.end(in: text, from: piece, quote: text[piece - 1], slashes: 0),
                close > piece
            else { break }
            end = close
        }
        return value.range.lowerBound..<end
    }

    private func header(_ value: Value, _ kind: KeyKind) -> (secrets: [Finding], headerEnd: Int) {
        guard !value.isCode else { return ([], 0) }
        let parts = HeaderValue(text: text, value: value).parts()
        let secrets = parts.flatMap {
            kind == .cookie ? CookieValue.secrets(in: text, $0) : AuthorizationValue.secrets(in: text, $0)
        }
        return (secrets, parts.last?.upperBound ?? 0)
    }
}
