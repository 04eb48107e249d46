import Events
import Gates
import Skills
import Testing

@Suite struct SpecGateTests {
    @Test func aDraftPasses() throws {
        #expect(
            try ShippedGates.verdict("spec", Sample.candidate(Sample.twice("use pnpm")))?.outcome == .pass)
    }

    @Test(arguments: ["..", "../../etc", "Use Pnpm", "con", "", "a--b"])
    func aNameThatIsNoFolderIsRefused(_ name: String) throws {
        var candidate = Sample.candidate(Sample.twice("use pnpm"))
        candidate.draft.document.name = name
        #expect(try ShippedGates.verdict("spec", candidate)?.outcome == .refuse)
    }

    @Test func anEmptyOrEndlessDescriptionIsRefused() throws {
        for description in ["", String(repeating: "x", count: 1025)] {
            var candidate = Sample.candidate(Sample.twice("use pnpm"))
            candidate.draft.document.description = description
            #expect(try ShippedGates.verdict("spec", candidate)?.outcome == .refuse)
        }
    }
}
