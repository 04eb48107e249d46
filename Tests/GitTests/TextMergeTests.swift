import Git
import Testing

@Suite struct TextMergeTests {
    private let base = "one\n\ntwo\n\nthree\n"

    private func merge(_ ours: String, _ theirs: String, base: String? = nil) throws -> TextMerge {
        try TextMerge(base: base ?? self.base, ours: ours, theirs: theirs)
    }

    @Test func whatTwoChangedInTwoPlacesIsThereBoth() throws {
        let merge = try merge("ONE\n\ntwo\n\nthree\n", "one\n\ntwo\n\nthree\n\nfour\n")
        #expect(merge.text == "ONE\n\ntwo\n\nthree\n\nfour\n" && merge.conflicts.isEmpty)
    }

    @Test func whereBothChangedALineOursStaysAndTheOtherIsTold() throws {
        let merge = try merge("one\n\nours\n\nthree\n", "one\n\ntheirs\n\nthree\n\nfour\n")
        #expect(merge.text == "one\n\nours\n\nthree\n\nfour\n")
        #expect(merge.conflicts == [.init(kept: ["ours"], notTaken: ["theirs"])])
    }

    @Test func theSameChangeOnBothSidesIsNoConflict() throws {
        let merge = try merge("one\n\nnew\n\nthree\n", "one\n\nnew\n\nthree\n")
        #expect(merge.text == "one\n\nnew\n\nthree\n" && merge.conflicts.isEmpty)
    }

    @Test func whatOneRemovedAndTheOtherChangedIsToldEitherWay() throws {
        let removed = try merge("one\n\nthree\n", "one\n\ntheirs\n\nthree\n")
        #expect(removed.text == "one\n\nthree\n" && removed.conflicts.count == 1)
        #expect(removed.conflicts.first?.notTaken.contains("theirs") == true)
        let changed = try merge("one\n\nours\n\nthree\n", "one\n\nthree\n")
        #expect(changed.text == "one\n\nours\n\nthree\n" && changed.conflicts.count == 1)
        #expect(changed.conflicts.first?.kept.contains("ours") == true)
    }

    @Test func linesThatLookLikeMarkersAreLinesLikeOthers() throws {
        let ours = "one\n\n<<<<<<< ours\nx\n=======\n>>>>>>> theirs\n\nthree\n"
        let merge = try merge(ours, "one\n\n=======\n\nthree\n")
        #expect(merge.text == ours && merge.conflicts.allSatisfy { !$0.kept.isEmpty })
    }

    @Test(arguments: [("", "ours\n", "theirs\n"), ("x\n", "", ""), ("", "", "theirs\n"), ("", "", "")])
    func whatIsEmptyIsATextToo(_ base: String, _ ours: String, _ theirs: String) throws {
        let merge = try merge(ours, theirs, base: base)
        #expect(merge.text == (ours.isEmpty && base.isEmpty ? theirs : ours))
    }

    @Test func aTextWithoutAKnownOriginStaysAsItIs() throws {
        let merge = try merge("a\nb\nc\n", "a\nB\nc\nd\n", base: "")
        #expect(merge.text == "a\nb\nc\n" && merge.conflicts.flatMap(\.notTaken) == ["B", "d"])
    }

    @Test func whatIsNoTextLosesNothingOfOurs() throws {
        let merge = try merge("o\u{0}urs\n", "theirs\n")
        #expect(merge.text == "o\u{0}urs\n" && !merge.conflicts.isEmpty)
    }
}
