import Events
import Skills
import Testing

/// A rule is counted by those who said it, not by all that its theme brought together.
@Suite struct RuleSupportTests {
    private func support(_ said: [String]) -> [String] {
        let corrections = said.enumerated().map {
            Sample.correction("c\($0)", $1, day: Int64($0), session: "s\($0)")
        }
        return RuleSupport.members(of: Sample.cluster(said[0], corrections), corrections).map(\.id)
    }

    @Test func strangersAreLeftOut() {
        #expect(
            support([
                "don't refactor unrelated code in the same change", "no drive-by refactoring, only the fix",
                "leave the constants where they were", "use 412, I'll fix the sheet",
                "again unrelated refactoring in this change", "bump the memory limit, nothing else",
            ]) == ["c0", "c1", "c4"])
    }

    @Test func aClusterThatAgreesStaysWhole() {
        #expect(support(["use yarn, not npm", "again npm... yarn!", "this is a yarn repo"]).count == 3)
        #expect(support(["use yarn, not npm", "the lint job is red"]).count == 2)
    }
}
