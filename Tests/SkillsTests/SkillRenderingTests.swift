import Skills
import Testing

@Suite struct SkillRenderingTests {
    static let plain = SkillDocument(
        name: "use-pnpm", description: "Use when installing: packages #1", license: "Apache-2.0",
        metadata: ["b": "2", "a": "1"], allowedTools: "Read Grep", body: "Use pnpm.")

    @Test func keysStandInTheSpecificationsOrderAndTextsAreQuoted() {
        #expect(
            Self.plain.rendered == """
                ---
                name: use-pnpm
                description: "Use when installing: packages #1"
                license: "Apache-2.0"
                metadata:
                  a: "1"
                  b: "2"
                allowed-tools: "Read Grep"
                ---

                Use pnpm.

                """)
    }

    @Test(arguments: [
        "a \"quoted\" 'word'", "back\\slash \\n", "two\nlines\nand\ttabs", "colon: # hash - dash",
        "--- inside ----- it",
        "- list", "{a: b}", "[x]", "*alias &anchor !tag", "%directive", "@at `tick`", "emoji 👩‍👩‍👧 é ü 漢字",
        "\u{202E}bidi\u{200B}",
        "\u{85}\u{2028}\u{FEFF}\u{7}", "null", "true", "123", "~", ">", "|", "x: y: z", "<b>bold</b>",
    ])
    func whatIsWrittenReadsBackTheSame(_ text: String) throws {
        let document = SkillDocument(
            name: "a", description: text, license: text, compatibility: text,
            metadata: ["key": text, "true": "no"], body: text)
        #expect(try SkillDocument.parse(document.rendered) == document)
        #expect(try SkillReading(document.rendered).isRescued == false)
    }

    /// `skills-ref` cuts the file at the first two `---`, wherever they stand.
    @Test func noValueHoldsThreeHyphens() {
        let document = SkillDocument(
            name: "a", description: "x --- y ------ z", metadata: ["k": "----"], body: "b")
        #expect(document.rendered.split(separator: "---", omittingEmptySubsequences: false).count == 3)
    }

    @Test func theDigestIsThatOfTheRenderedBytes() {
        #expect(Self.plain.digest.hasPrefix("sha256:"))
        #expect(Self.plain.digest.count == 7 + 64)
        var changed = Self.plain
        changed.metadata["a"] = "2"
        #expect(changed.digest != Self.plain.digest)
    }

    @Test func cursorRuleHasItsThreeKeysAndTheSameBody() {
        let rule = CursorRule.rendered(
            from: Self.plain, globs: ["src/**/*.ts", "x\nalwaysApply: true", "../up", "*.js"])
        #expect(
            rule == """
                ---
                description: "Use when installing: packages #1"
                globs: src/**/*.ts,*.js
                alwaysApply: false
                ---

                Use pnpm.

                """)
        #expect(CursorRule.rendered(from: Self.plain).contains("\nglobs:\nalwaysApply: false\n"))
    }
}
