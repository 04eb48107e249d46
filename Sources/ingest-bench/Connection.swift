import Foundation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// One keep-alive connection over a plain socket: as little as it takes to send a request and read its answer, so
/// that the measure is the server's.
final class Connection {
    private let descriptor: Int32
    private let head: String
    private var buffer = [UInt8](repeating: 0, count: 16 << 10)

    /// - Parameters:
    ///   - port: On 127.0.0.1.
    ///   - key: An API key.
    /// - Throws: `BenchError` where nothing listens there.
    init(port: UInt16, key: String) throws {
        head = " HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAuthorization: Bearer \(key)\r\nContent-Type: "
        #if canImport(Glibc)
        let stream = Int32(SOCK_STREAM.rawValue)
        #else
        let stream = SOCK_STREAM
        #endif
        let opened = socket(AF_INET, stream, 0)
        descriptor = opened
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(opened, $0, size) }
        }
        guard connected == 0 else { throw BenchError("cannot connect to 127.0.0.1:\(port)") }
        var on: Int32 = 1
        setsockopt(opened, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit { close(descriptor) }

    /// Sends a request and waits for its answer.
    ///
    /// - Returns: The answer's status.
    /// - Throws: `BenchError` where the connection ends.
    func post(_ path: String, type: String, _ body: [UInt8]) throws -> Int {
        let lines = "POST \(path)\(head)\(type)\r\nContent-Length: \(body.count)\r\n\r\n"
        try write(Array(lines.utf8) + body)
        return try readAnswer()
    }

    private func write(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { bytes in
                bytes.baseAddress.map { send(descriptor, $0 + sent, bytes.count - sent, Int32(flags)) } ?? -1
            }
            guard count > 0 else { throw BenchError("the server closed the connection") }
            sent += count
        }
    }

    /// A server that goes away is an error to report, not a signal to die of.
    private var flags: Int {
        #if canImport(Glibc)
        Int(MSG_NOSIGNAL)
        #else
        0
        #endif
    }

    private func readAnswer() throws -> Int {
        var answer: [UInt8] = []
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { throw BenchError("the server closed the connection") }
            answer += buffer[..<count]
            if let status = Self.status(ofWhole: answer) { return status }
        }
    }

    /// The status, once head and body are there.
    private static func status(ofWhole answer: [UInt8]) -> Int? {
        let text = String(decoding: answer, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { return nil }
        let head = text[..<end.lowerBound].lowercased()
        let length =
            head.range(of: "content-length: ").flatMap { Int(head[$0.upperBound...].prefix { $0.isNumber }) }
            ?? 0
        guard text[end.upperBound...].utf8.count >= length else { return nil }
        return Int(head.dropFirst("http/1.1 ".count).prefix(3))
    }
}

/// What keeps the bench from measuring, in one line.
struct BenchError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
