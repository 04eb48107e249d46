internal import Foundation

/// An address that texts and a key are sent to.
enum ModelAddress {
    /// The address without a slash at its end; throws where it is no plain http or https address.
    static func checked(_ text: String) throws(ModelError) -> String {
        guard let address = URLComponents(string: text), ["http", "https"].contains(address.scheme ?? ""),
            address.host?.isEmpty == false, address.user == nil, address.query == nil
        else { throw ModelError(.refused, "\(text) is no http or https address") }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    /// Throws where the key would cross a network in the clear.
    static func check(key: String?, for base: String) throws(ModelError) {
        guard let key, !key.isEmpty, base.hasPrefix("http://") else { return }
        let host = URLComponents(string: base)?.host ?? ""
        guard ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host) else {
            throw ModelError(.refused, "a key goes to \(host) by https only, or by http without a key")
        }
    }
}
