/// JSON web tokens: `eyJ…`, two or three parts of base64url between dots.
enum WebToken {
    /// Returns the token, and the end of what was read.
    static func secret(in text: Bytes, at place: Range<Int>) -> (secrets: [Finding], end: Int) {
        guard text[place.lowerBound] == UInt8(ascii: "e"), text[place.lowerBound + 2] == UInt8(ascii: "J"),
            text.isFresh(at: place.lowerBound)
        else { return ([], place.upperBound) }
        let header = text.runEnd(of: .base64url, from: place.lowerBound, limit: 8192)
        guard text[header] == UInt8(ascii: "."), header - place.lowerBound >= 10 else { return ([], header) }
        let end = text.runEnd(of: .dotted, from: header, limit: 65_536)
        guard end - header >= 20 else { return ([], end) }
        return ([Finding(rule: "jwt", range: place.lowerBound..<end)], end)
    }
}
