import Skills
import Testing

@Suite struct PlainWordsTests {
    @Test(arguments: [
        ("# Heading", "Heading"), ("---\nname: evil\n---", "name: evil ---"), ("> quoted", "quoted"),
        ("- item", "item"),
        ("1. first", "first"), ("  a \n b\t c ", "a b c"), ("```sh\nrm -rf x\n```", "`sh rm -rf x `"),
        ("a ` b", "a ' b"),
        ("use !`whoami` now", "use `whoami` now"), ("<script>x</script>", "&lt;script>x&lt;/script>"),
        ("`Array<Int>` is fine", "`Array<Int>` is fine"), ("![i](https://x.y/z) t", "(link) t"),
        ("[text](x)", "[text] (x)"),
        ("see https://evil.example/x now", "see (link) now"), ("a\u{202E}b\u{200B}c\u{E0041}\u{7}", "abc"),
        ("--no-verify", "--no-verify"),
        ("", ""), ("---", ""), ("\u{2028}# x", "x"),
    ])
    func markupBecomesWords(_ raw: String, _ line: String) {
        #expect(PlainWords.line(raw) == line)
    }

    @Test(arguments: ["# a", "<b>", "a ` b", "!`x`", "[a](b)", "```x```", "1. 2. a", "> > a"])
    func aSecondTimeChangesNothing(_ raw: String) {
        let once = PlainWords.line(raw)
        #expect(PlainWords.line(once) == once)
    }

    @Test func longTextIsCutAtAWord() {
        let line = PlainWords.line(String(repeating: "word ", count: 100), limit: 50)
        #expect(line.count <= 50)
        #expect(line.hasSuffix("word…"))
        #expect(PlainWords.line(String(repeating: "x", count: 100), limit: 50).count == 50)
    }
}
