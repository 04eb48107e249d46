import Skills
import Testing

@Suite struct SkillReadingTests {
    @Test(arguments: [
        "---\nname: a\ndescription: Use when x\n---\nBody",
        "---\r\nname: a\r\ndescription: Use when x\r\n---\r\nBody\r\n",
        "\u{FEFF}---\nname: a\ndescription: >\n  Use\n  when x\n---\n\n\nBody\n\n",
        "---\ndescription: 'Use when x'\nname: \"a\"\n---   \nBody",
        "---\nname: a\ndescription: Use when x\nhooks: {a: [b]}\n---\nBody",
    ])
    func lenientFormsReadAlike(_ text: String) throws {
        #expect(
            try SkillDocument.parse(text) == SkillDocument(name: "a", description: "Use when x", body: "Body")
        )
    }

    @Test func brokenYAMLIsReadLineByLine() throws {
        let reading = try SkillReading(
            "---\nname: a\ndescription: Use when: x: y\nmetadata:\n  k: v\n---\nBody")
        #expect(reading.isRescued)
        #expect(reading.document.description == "Use when: x: y")
        #expect(reading.document.metadata == ["k": "v"])
        #expect(
            SkillDocument.violations(in: "---\nname: a\ndescription: b: c\n---\nx").map(\.field) == [
                "front matter"
            ])
    }

    @Test func valuesBecomeTextsAndToolListsOneString() throws {
        let document = try SkillDocument.parse(
            "---\nname: a\ndescription: b\nmetadata:\n  v: 1.10\n  t: true\nallowed-tools:\n  - Read\n  - Bash(git:*)\n---\nx"
        )
        #expect(document.metadata == ["v": "1.10", "t": "true"])
        #expect(document.allowedTools == "Read Bash(git:*)")
    }

    @Test func aMissingNameIsTheFolders() throws {
        #expect(try SkillDocument.parse("---\ndescription: b\n---\nx", folder: "f").name == "f")
        #expect(throws: SkillError.self) { try SkillDocument.parse("---\ndescription: b\n---\nx") }
    }

    @Test(arguments: [
        "", "no front matter", "---\nname: a\ndescription: b", "---\nname: a\n---\nx",
        "---\nname: a\ndescription:\n---\nx",
        " ---\nname: a\ndescription: b\n---\n", "---\n- a\n- b\n---\n", "---\n\n---\nx",
    ])
    func whatIsNoSkillIsSaidSo(_ text: String) {
        #expect(throws: SkillError.self) { try SkillDocument.parse(text) }
        #expect(!SkillDocument.violations(in: text).isEmpty)
    }

    @Test func hugeAndDeepInputIsRefusedBeforeItIsParsed() {
        let deep = String(repeating: "[", count: 5000)
        let dashes = String(repeating: "- ", count: 5000)
        let big = String(repeating: "x", count: 2 << 20)
        for text in [
            "---\na: \(deep)\n---\n", "---\n\(dashes)\n---\n", "---\nname: a\ndescription: b\n---\n\(big)",
        ] {
            #expect(throws: SkillError.self) { try SkillDocument.parse(text) }
        }
    }

    @Test func anAliasBombIsNotExpanded() throws {
        var yaml = "a0: &a0 [x, x]\n"
        for level in 1...60 { yaml += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        let text = "---\nname: a\ndescription: b\n\(yaml)---\nx"
        #expect(try SkillReading(text).otherKeys.count == 61)
    }
}
