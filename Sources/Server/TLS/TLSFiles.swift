internal import HummingbirdCore

#if TLS
internal import HummingbirdTLS
internal import NIOSSL
#endif

/// The files by which the server speaks TLS itself: 1.2 or later, HTTP/1.1.
///
/// Only in a moda that was built with the package's trait `TLS`, since that compiles a TLS library for minutes;
/// others stand behind a proxy.
package struct TLSFiles: Sendable {
    /// The server's certificate and those between it and a root, PEM.
    private let certificate: String
    /// PEM, without a passphrase.
    private let key: String

    package init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }

    /// The server that is meant, behind TLS.
    ///
    /// - Throws: `TLSError` where the files are no certificate and key, or this moda has no TLS.
    func around(_ server: HTTPServerBuilder) throws -> HTTPServerBuilder {
        #if TLS
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(certificate)
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
            configuration.minimumTLSVersion = .tlsv12
            configuration.applicationProtocols = ["http/1.1"]
            // Here, where what is wrong with the files can still be said: a key of another certificate among it.
            _ = try NIOSSLContext(configuration: configuration)
            return try .tls(server, tlsConfiguration: configuration)
        } catch {
            throw TLSError("\(certificate) and \(key) are no PEM certificate chain and its key: \(error)")
        }
        #else
        throw TLSError(
            "this moda was built without TLS: build it with 'swift build --traits TLS', or put a proxy before it"
        )
        #endif
    }
}

/// Why there is no TLS.
struct TLSError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
