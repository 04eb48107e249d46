internal import HTTPTypes

/// What every answer tells a browser, in case one shows it: nothing of it runs, nothing frames it, nothing
/// guesses what it is.
///
/// A page that needs more says so itself, and is left alone.
struct SafeHeaders: Sendable {
    private static let usual: [(HTTPField.Name, String)] = [
        ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Resource-Policy", "same-origin"), ("X-Frame-Options", "DENY"),
    ].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }

    private let fields: [(HTTPField.Name, String)]
    /// What is said of the whole server, whatever the answer.
    private let always: [(HTTPField.Name, String)]

    /// - Parameter isSecure: Whether clients come by TLS, and should never come otherwise.
    init(isSecure: Bool) {
        always = isSecure ? [(.strictTransportSecurity, "max-age=31536000")] : []
        fields = Self.usual + always
    }

    /// A 304 has nothing to show: what is shown is what the client has, with the headers that it came with (RFC 9110,
    /// 15.4.5).
    func add(to headers: inout HTTPFields, of status: HTTPResponse.Status) {
        for (name, value) in status == .notModified ? always : fields where !headers.contains(name) {
            headers.append(HTTPField(name: name, value: value))
        }
    }
}
