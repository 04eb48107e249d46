internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// The proxies whose word is taken on who asks (`X-Forwarded-For`) and whether they came by TLS
/// (`X-Forwarded-Proto`).
///
/// Whoever reaches the server without one of them could write there what they like: what they say is not heard.
package struct TrustedProxies: Sendable {
    /// Proxies one behind the other; more is somebody's joke.
    private static let longestChain = 32

    private let networks: [Network]

    /// - Parameter texts: Addresses, or networks as `10.0.0.0/8`.
    /// - Throws: `UnknownNetwork` for the first that is neither.
    package init(_ texts: [String] = []) throws(UnknownNetwork) {
        var networks: [Network] = []
        for text in texts { networks.append(try Network(text)) }
        self.networks = networks
    }

    /// Nobody is trusted.
    package static let none = TrustedProxies(networks: [])

    private init(networks: [Network]) { self.networks = networks }

    var isEmpty: Bool { networks.isEmpty }

    func contains(_ address: String) -> Bool {
        guard let bytes = Network.bytes(of: address) else { return false }
        return networks.contains { $0.contains(bytes) }
    }

    /// Who asks: the first, from the server's side, that is no trusted proxy.
    ///
    /// - Parameters:
    ///   - peer: The other end of the connection.
    ///   - forwarded: What it says of those before it; each proxy writes at the end.
    /// - Returns: An address.
    func client(peer: String, forwarded: [String]) -> String {
        var (client, rest) = (peer, forwarded.joined(separator: ",").split(separator: ",")[...])
        for _ in 0..<Self.longestChain where contains(client) {
            guard let before = rest.popLast(), let address = Network.address(in: before) else { break }
            client = address
        }
        return client
    }

    /// The request without what nobody trusted says, and who sends it; nil where only the connection tells.
    func heard(_ request: Request, from peer: String) -> (request: Request, client: String?) {
        if !isEmpty, contains(peer) {
            return (request, client(peer: peer, forwarded: request.headers[values: .forwardedFor]))
        }
        guard request.headers.contains(.forwardedProto) else { return (request, nil) }
        var head = request.head
        head.headerFields[.forwardedProto] = nil
        return (Request(head: head, body: request.body), nil)
    }
}

/// What is no address and no network.
package struct UnknownNetwork: Error, CustomStringConvertible {
    let text: String

    package var description: String {
        "'\(text)' is no address and no network of a proxy: say 127.0.0.1, ::1 or 10.0.0.0/8"
    }
}

/// Addresses that begin with the same bits.
private struct Network: Sendable {
    private let bytes: [UInt8]
    private let bits: Int

    init(_ text: String) throws(UnknownNetwork) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let bytes = Self.bytes(of: String(parts[0])) else {
            throw UnknownNetwork(text: text)
        }
        let all = bytes.count * 8
        guard let bits = parts.count == 2 ? Int(parts[1]) : all, (0...all).contains(bits) else {
            throw UnknownNetwork(text: text)
        }
        (self.bytes, self.bits) = (bytes, bits)
    }

    func contains(_ other: [UInt8]) -> Bool {
        guard other.count == bytes.count else { return false }
        let (whole, rest) = bits.quotientAndRemainder(dividingBy: 8)
        guard bytes.prefix(whole) == other.prefix(whole) else { return false }
        guard rest > 0, bytes.indices.contains(whole) else { return true }
        return (bytes[whole] ^ other[whole]) >> (8 - rest) == 0
    }

    /// The bytes of an address, four or sixteen; an IPv4 one is the same however IPv6 writes it.
    static func bytes(of address: String) -> [UInt8]? {
        let bare = String(address.prefix { $0 != "%" })
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, bare, &bytes) == 1 { return Array(bytes.prefix(4)) }
        guard inet_pton(AF_INET6, bare, &bytes) == 1 else { return nil }
        let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10...11].allSatisfy { $0 == 0xFF }
        return isMapped ? Array(bytes.suffix(4)) : bytes
    }

    /// The address in an entry, which may have a port: `192.0.2.7`, `192.0.2.7:81`, `[2001:db8::1]:81`.
    static func address(in entry: Substring) -> String? {
        let text = entry.filter { $0 != " " && $0 != "\t" && $0 != "\"" }
        var bare = Substring(text)
        if text.hasPrefix("[") {
            bare = text.dropFirst().prefix { $0 != "]" }
        } else if text.filter({ $0 == ":" }).count == 1 {
            bare = text.prefix { $0 != ":" }
        }
        return bytes(of: String(bare)) == nil ? nil : String(bare)
    }
}

extension HTTPField.Name {
    static let forwardedFor = HTTPField.Name("X-Forwarded-For") ?? .via
    static let forwardedProto = HTTPField.Name("X-Forwarded-Proto") ?? .via
}
