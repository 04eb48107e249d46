/// A text of any length: what of it is shown at once, and the rest for who wants it.
struct LongText: Sendable {
    /// Characters that a page shows at all; the API has the whole.
    private static let most = 40_000

    let shown: String
    /// All, where that is more than `shown`.
    let all: String?
    let size: String
    /// Set where not even `all` is all.
    let isCut: Bool

    init(_ text: String, first: Int = 1_200) {
        let scalars = text.unicodeScalars
        let count = scalars.count
        size = PageNumber.whole(count)
        isCut = count > Self.most
        guard count > first + first / 4 else {
            shown = text
            all = nil
            return
        }
        shown = String(String.UnicodeScalarView(scalars.prefix(first))) + " …"
        all = String(String.UnicodeScalarView(scalars.prefix(Self.most)))
    }
}

extension String {
    /// On one line, at most so many characters.
    func oneLine(_ limit: Int) -> String {
        let head = String(String.UnicodeScalarView(unicodeScalars.prefix(limit * 2)))
        let line = head.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let scalars = line.unicodeScalars
        guard scalars.count > limit else { return line }
        return String(String.UnicodeScalarView(scalars.prefix(limit))) + "…"
    }
}
