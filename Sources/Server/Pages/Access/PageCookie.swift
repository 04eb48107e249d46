internal import HTTPTypes
internal import Hummingbird

/// The cookies of the review page: never readable by scripts, never sent from another site.
///
/// Where the browser came by TLS it is told never to send them without, and the name says so (`__Host-`), so that
/// no neighbouring host can set them.
enum PageCookie: String {
    /// Holds the secret of who is signed in.
    case session = "moda_session"
    /// Proves that a sign-in form came from here; who sends it is not signed in.
    case form = "moda_form"

    func value(of request: Request) -> String? {
        guard let value = request.cookies[name(isSecure: request.cameByTLS)]?.value,
            (16...200).contains(value.utf8.count)
        else { return nil }
        return value
    }

    /// The header that sets it; an empty value with no time left removes it.
    func header(_ value: String, seconds: Int64, for request: Request) -> String {
        let isSecure = request.cameByTLS
        return "\(name(isSecure: isSecure))=\(value); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Strict"
            + (isSecure ? "; Secure" : "")
    }

    private func name(isSecure: Bool) -> String { isSecure ? "__Host-" + rawValue : rawValue }
}

extension Request {
    /// By TLS of our own, or of a trusted proxy that says so; what others say was taken out before
    /// (`TrustedProxies`).
    var cameByTLS: Bool {
        if head.scheme == "https" { return true }
        return headers[.forwardedProto]?.lowercased() == "https"
    }
}
