import Events
import Foundation
import Synchronization

/// A server on the loopback interface that plays a model's provider: it answers each request with the next of
/// its replies, byte by byte as written, and remembers what it was asked.
final class LoopbackProvider: Sendable {
    /// What it sends for one request.
    struct Reply: Sendable {
        var head: String
        /// Sent one after another, with a pause before each but the first.
        var chunks: [String]
        var pause: Double = 0

        /// A whole body with its length.
        static func json(_ status: Int, _ body: String, headers: [String] = []) -> Reply {
            let lines =
                ["HTTP/1.1 \(status) X", "Content-Type: application/json"] + headers
                + ["Content-Length: \(body.utf8.count)", "Connection: close"]
            return Reply(head: lines.joined(separator: "\r\n"), chunks: [body])
        }

        /// Server-sent events, ended by the connection's end.
        static func events(_ chunks: [String], pause: Double = 0) -> Reply {
            Reply(
                head:
                    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nConnection: close",
                chunks: chunks, pause: pause)
        }
    }

    struct Asked: Sendable {
        var path: String
        var head: String
        var body: JSONValue
    }

    struct Failure: Error {}

    let address: String
    private let descriptor: Int32
    private let asked = Mutex<[Asked]>([])
    private let answer: @Sendable (Int, JSONValue) -> Reply

    /// Answers the requests in order; the last reply is repeated.
    convenience init(_ replies: [Reply]) throws {
        try self.init { index, _ in replies[min(index, replies.count - 1)] }
    }

    /// Answers by a request's index and body.
    init(_ answer: @escaping @Sendable (Int, JSONValue) -> Reply) throws {
        self.answer = answer
        #if canImport(Glibc)
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
        descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = descriptor
        let isOpen = withUnsafeMutablePointer(to: &place) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { place in
                Foundation.bind(listener, place, size) == 0 && listen(listener, 16) == 0
                    && getsockname(listener, place, &size) == 0
            }
        }
        guard isOpen else { throw Failure() }
        address = "http://127.0.0.1:\(in_port_t(bigEndian: place.sin_port))"
        Thread.detachNewThread { [weak self] in
            while true {
                let client = accept(listener, nil, nil)
                guard client >= 0, let self else { break }
                serve(client)
                close(client)
            }
            close(listener)
        }
    }

    deinit { shutdown(descriptor, Int32(SHUT_RDWR)) }

    var requests: [Asked] { asked.withLock(\.self) }

    private func serve(_ client: Int32) {
        guard let request = Self.read(client) else { return }
        let index = asked.withLock { asked in
            asked.append(request)
            return asked.count - 1
        }
        let reply = answer(index, request.body)
        guard Self.send(reply.head + "\r\n\r\n", to: client) else { return }
        for (index, chunk) in reply.chunks.enumerated() {
            if index > 0, reply.pause > 0 { Thread.sleep(forTimeInterval: reply.pause) }
            guard Self.send(chunk, to: client) else { return }
        }
        shutdown(client, Int32(SHUT_RDWR))
    }

    private static func send(_ text: String, to client: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Foundation.send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private static func read(_ client: Int32) -> Asked? {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let gap = Array("\r\n\r\n".utf8)
        while true {
            let count = recv(client, &chunk, chunk.count, 0)
            guard count > 0 else { return nil }
            bytes += chunk[..<count]
            guard let end = bytes.firstRange(of: gap) else { continue }
            let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
            let length =
                head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
                .flatMap { Int($0.split(separator: ":")[1].trimmingCharacters(in: .whitespaces)) } ?? 0
            guard bytes.count - end.upperBound >= length else { continue }
            let words = head.split(separator: " ", maxSplits: 2)
            return Asked(
                path: words.count > 1 ? String(words[1]) : "", head: head,
                body: (try? JSONValue(parsing: Array(bytes[end.upperBound...]))) ?? .null)
        }
    }
}
