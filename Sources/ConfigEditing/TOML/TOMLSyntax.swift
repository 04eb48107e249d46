internal import Events

/// A value of TOML text, with its place.
struct TOMLSyntax: Sendable {
    enum Content: Sendable {
        /// Dates, times and what is no finite number are texts as they stand.
        case scalar(JSONValue)
        case list([TOMLSyntax])
        case table([Entry])
    }

    /// An assignment in an inline table.
    struct Entry: Sendable {
        var key: [String]
        var start: Int
        var value: TOMLSyntax
        /// The comma that follows.
        var comma: Int?

        var end: Int { comma.map { $0 + 1 } ?? value.range.upperBound }
    }

    var content: Content
    var range: Range<Int>
}

/// A line of TOML that says something, or the several lines of one assignment.
struct TOMLExpression: Sendable {
    enum Content: Sendable {
        case assignment(TOMLSyntax)
        /// `[a.b]`
        case table
        /// `[[a.b]]`
        case tableInList
    }

    var key: [String]
    var content: Content
    /// Where the key or the bracket begins.
    var start: Int
    /// Its lines from the first byte to the line end, which the last line of a file may lack.
    var lines: Range<Int>
}
