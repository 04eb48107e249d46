import Skills
import Testing

@Suite struct SkillViolationTests {
    private func errors(_ document: SkillDocument, folder: String? = nil) -> [String] {
        SkillDocument.violations(of: document, folder: folder).filter { $0.severity == .error }.map(\.field)
    }

    @Test func aPlainSkillHasNone() {
        #expect(
            SkillDocument.violations(
                of: SkillDocument(name: "a-b", description: "Use", body: "x"), folder: "a-b"
            ).isEmpty)
    }

    @Test(arguments: ["", "A", "a_b", "-a", "a-", "a--b", "ä", "a.b", String(repeating: "a", count: 65)])
    func badNames(_ name: String) {
        #expect(Set(errors(SkillDocument(name: name, description: "d", body: "x"))) == ["name"])
    }

    @Test func theFolderMustBeTheName() {
        #expect(errors(SkillDocument(name: "a", description: "d", body: "x"), folder: "b") == ["name"])
    }

    @Test(arguments: [(0, true), (1, false), (1024, false), (1025, true)])
    func descriptionLengths(_ count: Int, _ isBad: Bool) {
        let document = SkillDocument(name: "a", description: String(repeating: "é", count: count), body: "x")
        #expect(errors(document) == (isBad ? ["description"] : []))
    }

    @Test(arguments: [(0, true), (1, false), (500, false), (501, true)])
    func compatibilityLengths(_ count: Int, _ isBad: Bool) {
        let document = SkillDocument(
            name: "a", description: "d", compatibility: String(repeating: "c", count: count), body: "x")
        #expect(errors(document) == (isBad ? ["compatibility"] : []))
    }

    @Test func onlyTheSixKeysAreAllowed() {
        let text = "---\nname: a\ndescription: d\nversion: 1\nmetadata:\n  deep:\n    er: 1\n---\nx"
        #expect(
            SkillDocument.violations(in: text).map(\.field) == ["version", "metadata.deep"].sorted(by: >))
    }

    @Test func adviceIsAWarning() {
        let long = SkillDocument(
            name: "a", description: "a <b>", body: String(repeating: "x\n", count: 500) + "x")
        #expect(SkillDocument.violations(of: long).map(\.severity) == [.warning, .warning])
        #expect(errors(long).isEmpty)
    }
}
