/// A comment between the values of a JSON text.
struct JSONComment {
    /// Without the line end, for one that goes to the end of its line.
    let range: Range<Int>
    let endsWithLine: Bool

    /// Nil where none begins at the place.
    init?(in source: SourceText, at place: Int) throws(ConfigEditError) {
        if source.has("//", at: place) {
            let rest = source.bytes[place...]
            let end = rest.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
            (range, endsWithLine) = (place..<(end ?? source.end), true)
        } else if source.has("/*", at: place) {
            var end = place + 2
            while end < source.end, !source.has("*/", at: end) { end += 1 }
            guard end < source.end else { throw source.error("a comment is not closed", at: place) }
            (range, endsWithLine) = (place..<end + 2, false)
        } else {
            return nil
        }
    }

    /// The last one in a stretch that holds nothing but white space, commas and comments.
    static func last(in source: SourceText, _ stretch: Range<Int>) throws(ConfigEditError) -> JSONComment? {
        var found: JSONComment?
        var place = stretch.lowerBound
        while place < stretch.upperBound {
            if let comment = try JSONComment(in: source, at: place) {
                found = comment
                place = comment.range.upperBound
            } else {
                place += 1
            }
        }
        return found
    }
}
