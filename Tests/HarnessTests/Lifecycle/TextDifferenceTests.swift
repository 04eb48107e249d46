import Harness
import Testing

@Suite struct TextDifferenceTests {
    @Test func whatChangedStandsWithWhatIsAroundIt() {
        let before = (1...12).map(String.init).joined(separator: "\n")
        let after = before.replacing("\n6\n", with: "\nsix\n")
        #expect(
            TextDifference(from: before, to: after).lines
                == ["@@ -3,7 +3,7 @@", " 3", " 4", " 5", "-6", "+six", " 7", " 8", " 9"])
    }

    @Test func farPlacesAreHunksOfTheirOwn() {
        let before = (1...30).map(String.init).joined(separator: "\n")
        let after = before.replacing("1\n2\n3", with: "1\n3") + "\n31"
        let heads = TextDifference(from: before, to: after).lines.filter { $0.hasPrefix("@@") }
        #expect(heads.count == 2)
    }

    @Test func equalTextsHaveNone() { #expect(TextDifference(from: "a\nb", to: "a\nb").lines.isEmpty) }

    @Test func endlessTextsAreNotSearched() {
        let long = String(repeating: "a\n", count: 5_000)
        #expect(TextDifference(from: long, to: "b").lines.count == 1)
    }
}
