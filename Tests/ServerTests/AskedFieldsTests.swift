import NIOCore
import NIOEmbedded
import NIOHTTP1
import TestSupport
import Testing

@testable import Server

/// A head that is read off the bytes is one that the decoder reads in the very same way.
@Suite struct AskedFieldsTests {
    private static let whole =
        "GET /v1/skills?status=all HTTP/1.1\r\nHost: localhost\r\nauthorization: Bearer  moda_x\r\n"
        + "If-None-Match: \"a\", \"b\"\r\nACCEPT-ENCODING:gzip\r\nAccept: */*\r\nX-Request-Id: n-1\r\n"
        + "Connection: keep-alive\r\nUser-Agent:\r\n\r\n"

    /// What was read, to be compared.
    private struct Read: Equatable {
        var target: String
        var key: [UInt8]?
        var tags: String?
        var takesGzip: Bool
        var accept: String?
        var requestID: String?

        init(_ asked: AskedFields) {
            (target, key) = (asked.target, asked.key.map(Array.init))
            (tags, takesGzip) = (asked.conditions.tags, asked.conditions.takesGzip)
            (accept, requestID) = (asked.accept, asked.requestID)
        }
    }

    private func first(in bytes: [UInt8]) -> (asked: Read, length: Int)? {
        AskedFields.first(in: ByteBuffer(bytes: bytes)).map { (Read($0.asked), $0.length) }
    }

    /// What the decoder makes of bytes; nil where they are not one whole request that may be answered at once.
    private func decoded(_ bytes: some Sequence<UInt8>) throws -> Read? {
        let channel = EmbeddedChannel(
            handler: ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes)))
        try channel.writeInbound(ByteBuffer(bytes: bytes))
        guard case .head(let head) = try channel.readInbound(as: HTTPServerRequestPart.self),
            case .end(nil) = try channel.readInbound(as: HTTPServerRequestPart.self),
            try channel.readInbound(as: HTTPServerRequestPart.self) == nil
        else { return nil }
        return AskedFields(head).map(Read.init)
    }

    @Test func itReadsAWholeHeadAndNotAByteOfTheNext() throws {
        let bytes = Array(Self.whole.utf8)
        let found = try #require(first(in: bytes + bytes))
        #expect(found.length == bytes.count)
        #expect(try decoded(bytes) == found.asked)
        #expect(found.asked.key == Array("moda_x".utf8) && found.asked.tags == "\"a\", \"b\"")
        #expect(bytes.indices.allSatisfy { first(in: Array(bytes[..<$0])) == nil })
    }

    @Test(
        arguments: [
            "GET  / HTTP/1.1\r\n\r\n", "get / HTTP/1.1\r\n\r\n", "GET / HTTP/1.0\r\n\r\n",
            "GET / HTTP/1.1\n\n", "\r\nGET / HTTP/1.1\r\n\r\n", "GET * HTTP/1.1\r\n\r\n",
            "GET http://a/ HTTP/1.1\r\n\r\n", "HEAD / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1 \r\n\r\n",
            "GET /\u{e9} HTTP/1.1\r\n\r\n", "GET /\t HTTP/1.1\r\n\r\n", "GET /\r\n\r\n",
            "GET / HTTP/1.1\r\nA : b\r\n\r\n", "GET / HTTP/1.1\r\n A: b\r\n\r\n",
            "GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n", "GET / HTTP/1.1\r\nA: b\n\r\n",
            "GET / HTTP/1.1\r\nA: b\r\r\n\r\n", "GET / HTTP/1.1\r\nA: \0\r\n\r\n",
            "GET / HTTP/1.1\r\nA: \u{7f}\r\n\r\n", "GET / HTTP/1.1\r\nA: \u{e9}\r\n\r\n",
            "GET / HTTP/1.1\r\nA: b \r\n\r\n", "GET / HTTP/1.1\r\nA\r\n\r\n",
            "GET / HTTP/1.1\r\n: b\r\n\r\n", "GET / HTTP/1.1\r\nA(b: c\r\n\r\n",
            "GET / HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
            "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
            "GET / HTTP/1.1\r\nUpgrade: h2c\r\n\r\n", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nAccept: a\r\naccept: b\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "",
        ])
    func whatMayBeReadOtherwiseIsLeftToTheDecoder(text: String) {
        #expect(first(in: Array(text.utf8)) == nil)
    }

    @Test func aHeadThatIsLongIsLeftToTheDecoder() {
        let head = "GET / HTTP/1.1\r\nA: "
        #expect(first(in: Array((head + String(repeating: "b", count: 3_900) + "\r\n\r\n").utf8)) != nil)
        #expect(first(in: Array((head + String(repeating: "b", count: 4_000) + "\r\n\r\n").utf8)) == nil)
    }

    /// Heads with some bytes changed, left out, said twice or put in at random.
    @Test(arguments: 0..<8)
    func whateverIsReadTheDecoderReadsAlike(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let telling = Array("\r\n\t :\0\u{7f},;\"/?#GH1.".utf8) + [0x80, 0xFF]
        var isRead = 0
        for _ in 0..<400 {
            var bytes = Array(Self.whole.utf8)
            for _ in 0...Int.random(in: 0..<3, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<5, using: &random) {
                case 0: bytes.remove(at: place)
                case 1: bytes.insert(telling[Int.random(in: 0..<telling.count, using: &random)], at: place)
                case 2: bytes.insert(contentsOf: bytes[place..<min(place + 24, bytes.count)], at: place)
                case 3: bytes[place] = UInt8(truncatingIfNeeded: Int.random(in: 0..<256, using: &random))
                default: bytes[place] = telling[Int.random(in: 0..<telling.count, using: &random)]
                }
            }
            guard let found = first(in: bytes) else { continue }
            isRead += 1
            #expect(try decoded(bytes[..<found.length]) == found.asked, "\(bytes)")
        }
        #expect(isRead > 20)
    }
}
