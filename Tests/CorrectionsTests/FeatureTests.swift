import Corrections
import Testing

@Suite struct FeatureTests {
    @Test func namesOfCodeAreOneWord() {
        #expect(
            words("you changed src/cart.ts, not src/order.ts") == words("you changed lib/a.py, not lib/b.py"))
    }

    @Test func orderOfWordsTells() {
        #expect(Set(words("use tabs not spaces")) != Set(words("use spaces not tabs")))
    }

    @Test func wordsAreReadToABound() {
        let long = Array(repeating: "one two three", count: 500).joined(separator: " ")
        #expect(words(long).count <= 3 * 62 && words(long).allSatisfy { $0 < 8192 })
        #expect(words(long) == words(long + " four five six"))
    }

    @Test func turnWithoutWordsStillHasItsEnds() {
        #expect(words("").count == 3)
    }

    private func words(_ text: String) -> [UInt32] {
        FeatureRecord.records(of: conversation(turn(text))).flatMap(\.words)
    }
}
