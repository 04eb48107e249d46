internal import HTTPTypes
internal import Hummingbird

/// Lets a form through only where it came from a page of ours: by the browser's word, and by the token in it.
struct FormGuard: Sendable {
    private static let largestForm = 4 << 20

    /// Reads a form that must carry the token for a secret.
    ///
    /// - Throws: 403 where it came from elsewhere.
    static func form(of request: Request, secret: String?) async throws -> FormBody {
        try checkOrigin(of: request)
        let form = try await FormBody(of: request, upTo: largestForm)
        guard let secret, let sent = form["token"],
            isEqual(sent, PageVisit.token(for: secret))
        else { throw strange }
        return form
    }

    /// Every browser names the origin of a form that it posts; the host is the one that it asked for.
    ///
    /// A page in a sandbox is "null" and from elsewhere.
    private static func checkOrigin(of request: Request) throws {
        guard let origin = HTTPField.Name("origin").flatMap({ request.headers[$0] }),
            let host = request.head.authority,
            origin.lowercased() == "http://\(host)".lowercased()
                || origin.lowercased() == "https://\(host)".lowercased()
        else { throw strange }
    }

    private static func isEqual(_ one: String, _ other: String) -> Bool {
        let (left, right) = (Array(one.utf8), Array(other.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static let strange = Failure(
        status: .forbidden,
        detail: "this form did not come from this page, or the page is old: go back, load it anew, try again")
}
