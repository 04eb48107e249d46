import Skills
import Testing

@Suite struct SkillIDTests {
    @Test(arguments: ["use-pnpm", "a", "0", "x1-y2-z3", String(repeating: "a", count: 64)])
    func plainNamesAreTaken(_ name: String) throws {
        #expect(try SkillID(name).text == name)
    }

    @Test(arguments: [
        "", ".", "..", "../x", "a/b", "a\\b", ".hidden", "a\0b", "con", "aux", "nul", "com1", "lpt9", "-a",
        "a-", "a--b",
        "A", "ä", "a b", "a\n", "a.", "a\u{200B}b", "~", "аbc", String(repeating: "a", count: 65),
    ])
    func hostileNamesAreRefused(_ name: String) {
        #expect(throws: SkillError.self) { try SkillID(name) }
    }
}
