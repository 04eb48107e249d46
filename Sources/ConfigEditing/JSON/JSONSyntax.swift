internal import Events

/// A value of JSON text, with the places of its parts.
struct JSONSyntax: Sendable {
    enum Content: Sendable {
        case scalar(JSONValue)
        case object([Element])
        case list([Element])
    }

    /// A member of an object or an item of a list.
    struct Element: Sendable {
        /// Nil in a list.
        var name: String?
        /// Where the name begins, or the item.
        var start: Int
        var value: JSONSyntax
        /// The comma that follows.
        var comma: Int?

        /// Where it ends, its comma included.
        var end: Int { comma.map { $0 + 1 } ?? value.range.upperBound }
    }

    var content: Content
    var range: Range<Int>

    var elements: [Element] {
        switch content {
        case .scalar: []
        case .object(let elements), .list(let elements): elements
        }
    }

    /// Nesting is bounded by the parser.
    var value: JSONValue {
        switch content {
        case .scalar(let value): value
        case .list(let items): .array(items.map(\.value.value))
        case .object(let members):
            .object(
                Dictionary(
                    members.map { ($0.name ?? "", $0.value.value) }, uniquingKeysWith: { first, _ in first }))
        }
    }
}
