import Foundation
import Synchronization

/// A server that answers each request with exactly the bytes that a test wants, right or wrong.
final class RawResponder: Sendable {
    struct Failure: Error { let step: String }

    let port: Int
    private let descriptor: Int32
    private let asked = Mutex<[String]>([])

    /// Answers with the bytes for a request's path; the connection closes behind them.
    init(_ answer: @escaping @Sendable (String) -> [UInt8]) throws {
        #if canImport(Glibc)
        let stream = Int32(SOCK_STREAM.rawValue)
        #else
        let stream = SOCK_STREAM
        #endif
        descriptor = socket(AF_INET, stream, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = descriptor
        let status = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                Foundation.bind(listener, address, size) == 0 && listen(listener, 64) == 0
                    && getsockname(listener, address, &size) == 0
            }
        }
        guard status else { throw Failure(step: "listen") }
        port = Int(in_port_t(bigEndian: address.sin_port))
        Thread.detachNewThread { [weak self] in Self.serve(listener, answer) { path in self?.note(path) } }
    }

    deinit { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// The paths that were asked for.
    var paths: [String] { asked.withLock(\.self) }

    private func note(_ path: String) { asked.withLock { $0.append(path) } }

    private static func serve(
        _ listener: Int32, _ answer: @escaping @Sendable (String) -> [UInt8], _ note: (String) -> Void
    ) {
        defer { close(listener) }
        while true {
            let client = accept(listener, nil, nil)
            guard client >= 0 else { return }
            let path = path(of: client)
            note(path)
            let bytes = answer(path)
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes {
                    send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { break }
                rest = rest.dropFirst(count)
            }
            shutdown(client, Int32(SHUT_RDWR))
            close(client)
        }
    }

    /// Reads a request's head; all that is asked here has no body.
    private static func path(of client: Int32) -> String {
        var head = ""
        var chunk = [UInt8](repeating: 0, count: 4_096)
        while !head.contains("\r\n\r\n") {
            let count = recv(client, &chunk, chunk.count, 0)
            guard count > 0 else { break }
            head += String(decoding: chunk[..<count], as: UTF8.self)
        }
        let words = head.split(separator: " ", maxSplits: 2)
        return words.count > 1 ? String(words[1]) : ""
    }
}

extension RawResponder {
    /// An answer as a server would write it.
    static func http(_ body: String, status: Int = 200, type: String = "application/json") -> [UInt8] {
        let bytes = Array(body.utf8)
        let head =
            "HTTP/1.1 \(status) X\r\nContent-Type: \(type)\r\nContent-Length: \(bytes.count)\r\nConnection: close\r\n\r\n"
        return Array(head.utf8) + bytes
    }
}
