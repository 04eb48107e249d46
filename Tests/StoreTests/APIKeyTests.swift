import Store
import Testing

@Suite struct APIKeyTests {
    /// A generator that counts, so that a test's keys are the same on every run.
    private struct Counting: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state
        }
    }

    private func key(_ seed: UInt64) -> APIKey {
        var random = Counting(state: seed)
        return APIKey.generate(using: &random)
    }

    @Test func aKeyIsReadBackAndNamedByItsPublicPart() throws {
        for seed in UInt64(0)..<50 {
            let made = key(seed)
            #expect(APIKey(made.text) == made)
            #expect(made.text.hasPrefix("moda_" + made.id) && made.id.count == 8 && made.text.count == 51)
        }
    }

    @Test func oneWrongCharacterAnywhereIsNoKey() {
        let text = Array(key(7).text)
        for place in text.indices.dropFirst(5) {
            var typo = text
            typo[place] = typo[place] == "x" ? "y" : "x"
            #expect(APIKey(String(typo)) == nil)
        }
    }

    @Test(arguments: ["", "moda_", "Moda_", "moda_é", String(repeating: "a", count: 51)])
    func whatHasNotTheFormIsNoKey(text: String) {
        #expect(APIKey(text) == nil)
    }

    @Test func onlyTheSameKeyMatchesADigest() {
        #expect(key(1).matches(digest: key(1).digest))
        #expect(!key(1).matches(digest: key(2).digest))
        #expect(!key(1).matches(digest: ""))
    }
}
