/// JSON web tokens: `eyJ…`, two or three parts of base64url between dots.
enum WebToken {
    static func secret(in text: Bytes, at place: Range<Int>) -> [Finding] {
        guard text.matches(Array("eyJ".utf8), at: place.lowerBound), text.isFresh(at: place.lowerBound) else {
            return []
        }
        let header = text.runEnd(of: .base64url, from: place.lowerBound, limit: 8192)
        guard text[header] == UInt8(ascii: "."), header - place.lowerBound >= 10 else { return [] }
        let end = text.runEnd(of: .dotted, from: header, limit: 65_536)
        guard end - header >= 20 else { return [] }
        return [Finding(rule: "jwt", range: place.lowerBound..<end)]
    }
}
