internal import HTTPTypes
internal import Hummingbird

extension Request {
    /// True where `If-None-Match` names one of the tags, weak or strong, alone or in a list, or says `*`.
    func hasAlready(_ tags: [String]) -> Bool {
        guard headers.contains(.ifNoneMatch) else { return false }
        let given = headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }
        return given.contains { item in
            var text = item.drop { $0 == " " || $0 == "\t" }
            while text.last == " " || text.last == "\t" { text.removeLast() }
            if text == "*" { return true }
            if text.hasPrefix("W/") { text = text.dropFirst(2) }
            guard text.utf8.count >= 2, text.first == "\"", text.last == "\"" else { return false }
            return tags.contains { $0 == text.dropFirst().dropLast() }
        }
    }

    /// True where gzip is named and not refused, and nothing but the request's own key opens the answer.
    ///
    /// A body that an attacker's words are compressed into together with a secret tells the secret by its length
    /// (BREACH). Whoever can make somebody else's browser send requests has its cookies, never its key: so a
    /// request with a cookie is answered plainly.
    var takesGzip: Bool {
        guard let accepted = headers[.acceptEncoding], !headers.contains(.cookie) else { return false }
        return accepted.split(separator: ",").contains { item in
            let parts = item.split(separator: ";", omittingEmptySubsequences: false).map {
                String($0.filter { $0 != " " && $0 != "\t" }).lowercased()
            }
            guard parts.first == "gzip" || parts.first == "*" else { return false }
            return !parts.dropFirst().contains { $0.hasPrefix("q=") && Double($0.dropFirst(2)) ?? 0 <= 0 }
        }
    }
}
