import Events
import Hooks
import Testing

@Suite struct SpoolItemTests {
    private let item = SpoolItem(
        agent: .codex, observedAt: Timestamp(milliseconds: 1_790_000_000_123), delivery: "d-1",
        root: "/home/ana/we\nb", branch: nil, payload: Array("{\n \"prompt\": \"ü\"\n}".utf8))

    @Test func comesBackAsItWentIn() {
        #expect(SpoolItem(bytes: item.bytes) == item)
    }

    @Test func isNothingWhereBytesAreMissing() {
        let head = item.bytes.firstIndex(of: UInt8(ascii: "\n")) ?? 0
        #expect(SpoolItem(bytes: Array(item.bytes[..<head])) == nil)
        #expect(SpoolItem(bytes: Array(item.bytes.dropFirst())) == nil)
        #expect(SpoolItem(bytes: []) == nil)
    }
}
