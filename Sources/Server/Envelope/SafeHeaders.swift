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

    /// - Parameter isSecure: Whether clients come by TLS, and should never come otherwise.
    init(isSecure: Bool) {
        let strict = isSecure ? [(HTTPField.Name.strictTransportSecurity, "max-age=31536000")] : []
        fields = Self.usual + strict
    }

    func add(to headers: inout HTTPFields) {
        for (name, value) in fields where !headers.contains(name) {
            headers.append(HTTPField(name: name, value: value))
        }
    }
}
