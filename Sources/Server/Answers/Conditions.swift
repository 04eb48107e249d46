internal import HTTPTypes
internal import Hummingbird

/// What a request says of the forms in which it takes an answer.
struct Conditions: Sendable {
    /// What `If-None-Match` says: a tag, or a list of them.
    var tags: String?
    /// True where gzip is named and not refused, and nothing but the request's own key opens the answer.
    ///
    /// A body that an attacker's words are compressed into together with a secret tells the secret by its length
    /// (BREACH). Whoever can make somebody else's browser send requests has its cookies, never its key: so a
    /// request with a cookie is answered plainly.
    var takesGzip = false

    init() {}

    init(_ request: Request) {
        let headers = request.headers
        tags = headers[.ifNoneMatch]
        takesGzip = !headers.contains(.cookie) && Self.takesGzip(headers[.acceptEncoding])
    }

    /// True where `If-None-Match` names one of the tags (in their quotes), weak or strong, alone or in a list, or
    /// says `*`.
    func hasAlready(_ tags: [String]) -> Bool {
        guard let asked = self.tags else { return false }
        // Nearly always it is one tag, as it was given.
        return tags.contains(asked)
            || asked.utf8.split(separator: UInt8(ascii: ",")).contains { item in
                Self.fits(item) { given in tags.contains { $0.utf8.elementsEqual(given) } }
            }
    }

    /// True where an `Accept-Encoding` names gzip and does not refuse it.
    static func takesGzip(_ accepted: String?) -> Bool {
        guard let accepted else { return false }
        return accepted.split(separator: ",").contains { item in
            let parts = item.split(separator: ";", omittingEmptySubsequences: false).map {
                String($0.filter { $0 != " " && $0 != "\t" }).lowercased()
            }
            guard parts.first == "gzip" || parts.first == "*" else { return false }
            return !parts.dropFirst().contains { $0.hasPrefix("q=") && Double($0.dropFirst(2)) ?? 0 <= 0 }
        }
    }

    /// Whether one item of a list is meant: `*` is whatever there is.
    private static func fits(
        _ item: Substring.UTF8View, _ isOurs: (Substring.UTF8View) -> Bool
    ) -> Bool {
        var text = item.drop { $0 == 32 || $0 == 9 }
        while let last = text.last, last == 32 || last == 9 { text.removeLast() }
        if text.elementsEqual("*".utf8) { return true }
        if text.starts(with: "W/".utf8) { text = text.dropFirst(2) }
        return isOurs(text)
    }
}
