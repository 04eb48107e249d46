import Fetch
import Testing

/// Server-sent events, whatever the pieces they come in.
@Suite struct ServerEventsTests {
    private static let stream =
        "\u{FEFF}: a comment\r\nevent: one\r\ndata: {\"a\":1}\r\n\r\ndata:two\rdata: lines\r\rid: 7\nretry: 3\n\n"
        + "event: empty\n\ndata: größer 🙂\n\ndata: never ended"

    private static let events = [
        ServerEvent(name: "one", data: "{\"a\":1}"), ServerEvent(name: "message", data: "two\nlines"),
        ServerEvent(name: "message", data: "größer 🙂"),
    ]

    @Test(arguments: [1, 2, 3, 7, 1_000])
    func piecesOfAnySizeGiveTheSame(_ size: Int) {
        var reader = ServerEvents()
        let bytes = Array(Self.stream.utf8)
        var found: [ServerEvent] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            found += reader.take(bytes[start..<min(start + size, bytes.count)])
        }
        #expect(found == Self.events)
    }
}
