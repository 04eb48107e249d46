import Events
import Store
import Testing

@testable import Server

@Suite struct ProvenKeysTests {
    private func record(_ number: Int) -> KeyRecord {
        KeyRecord(
            id: "k\(number)", tenant: .local, name: "", digest: "d\(number)", createdAt: moment(0))
    }

    private func moment(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds) }

    @Test func itHoldsNoMoreThanItMayAndForgetsTheOldestFirst() {
        let keys = ProvenKeys(capacity: 3)
        for number in 0..<9 { keys.add(record(number), at: moment(Int64(number))) }
        #expect(keys.count == 3)
        #expect((0..<9).filter { keys.key(digest: "d\($0)", at: moment(9)) != nil } == [6, 7, 8])
    }

    @Test func itForgetsWithinFiveSecondsAndWhenTheClockGoesBack() {
        let keys = ProvenKeys()
        keys.add(record(1), at: moment(10_000))
        #expect(keys.key(digest: "d1", at: moment(12_999)) != nil)
        #expect(keys.key(digest: "d1", at: moment(15_000)) == nil)
        #expect(keys.key(digest: "d1", at: moment(9_999)) == nil)
        #expect(keys.key(digest: "k1", at: moment(10_000)) == nil)
    }

    @Test func aWrongKeyLeavesNothing() async throws {
        let house = try await House()
        let check = KeyCheck(control: house.store, now: { House.now })
        var random = SystemRandomNumberGenerator()
        for _ in 0..<5 {
            #expect(try await check.key(offered: [APIKey.generate(using: &random).text, "x"]) == nil)
        }
        #expect(check.proven.count == 0)
        #expect(try await check.key(offered: ["0123456789abcdef", house.key.text])?.id == house.key.id)
        #expect(check.proven.count == 1)
    }
}
