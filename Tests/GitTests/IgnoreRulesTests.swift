import Git
import Testing

@Suite struct IgnoreRulesTests {
    /// Rules, a path, whether it is a folder, and what git says of it.
    private static let cases: [(rules: String, path: String, isFolder: Bool, ignored: Bool?)] = [
        ("*.log", "a.log", false, true), ("*.log", "d/a.log", false, true), ("*.log", "a.logs", false, nil),
        ("build/", "build", true, true), ("build/", "build", false, nil), ("build/", "d/build", true, true),
        ("/build", "build", false, true), ("/build", "d/build", false, nil), ("d/x", "d/x", false, true),
        ("d/x", "e/d/x", false, nil), ("**/x", "x", false, true), ("**/x", "a/b/x", false, true),
        ("a/**/x", "a/x", false, true), ("a/**/x", "a/b/c/x", false, true), ("a/**/x", "b/x", false, nil),
        ("a/**", "a/b", false, true), ("a/**", "a/b/c", false, true), ("a/**", "a", true, nil),
        ("a**b", "aXXb", false, true), ("/a**b", "a/b", false, nil), ("/*", "d/x", false, nil),
        ("/*", "d", true, true), ("*.log\n!keep.log", "keep.log", false, false), ("!x\nx", "x", false, true),
        ("# x", "# x", false, nil), ("\\#x", "#x", false, true), ("\\!x", "!x", false, true),
        ("x  ", "x", false, true), ("x\\ ", "x ", false, true), ("x\r", "x", false, true),
        ("[a-c]x", "bx", false, true), ("[!a-c]x", "bx", false, nil), ("[^a-c]x", "dx", false, true),
        ("[]x]", "]", false, true), ("[[:digit:]]", "7", false, true), ("[[:digit:]]", "x", false, nil),
        ("[a", "[a", false, nil), ("a?c", "abc", false, true), ("/a?c", "a/c", false, nil),
        ("\u{FEFF}x", "x", false, true), ("", "x", false, nil), ("/", "x", false, nil),
        ("*", "x", false, true),
        ("foo/*", "foo/a/b", false, nil), ("foo/*", "foo/a", true, true), ("*a*b*c", "xaybzc", false, true),
        ("*a*b*c", "xaybz", false, nil), ("\\*", "*", false, true), ("\\*", "x", false, nil),
    ]

    @Test func readsRulesAsGitDoes() {
        for (rules, path, isFolder, ignored) in Self.cases {
            let file = IgnoreFile(Array(rules.utf8))
            #expect(file.ignores(Array(path.utf8)[...], isFolder: isFolder) == ignored, "\(rules) on \(path)")
        }
    }

    @Test func foldsCaseWhereTheFileSystemDoes() {
        let file = IgnoreFile(Array("Build\n*.LOG".utf8), foldsCase: true)
        #expect(file.ignores(Array("bUILD".utf8)[...], isFolder: true) == true)
        #expect(file.ignores(Array("a.log".utf8)[...], isFolder: false) == true)
    }

    /// What takes matchers that try every way longer than anybody waits.
    @Test func hostilePatternsTakeNoTime() {
        let pattern = String(repeating: "*a", count: 60) + "b"
        let file = IgnoreFile(Array((pattern + "\n" + String(repeating: "**/a/", count: 40) + "b").utf8))
        let name = String(repeating: "a", count: 2_000)
        #expect(file.ignores(Array(name.utf8)[...], isFolder: false) == nil)
        let path = String(repeating: "a/", count: 1_000) + "a"
        #expect(file.ignores(Array(path.utf8)[...], isFolder: false) == nil)
    }

    private func ignores(_ path: String, _ rules: inout IgnoreRules) -> Bool {
        rules.ignores(Array(path.utf8), isFolder: false)
    }

    @Test func theInnermostFileDecidesAndIgnoredFoldersAreNotLookedInto() {
        let files = ["": "*.log\nout/\n", "d/": "!a.log\n", "out/": "!kept\n"]
        var rules = IgnoreRules(outside: [IgnoreFile(Array("*.tmp\n!a.log".utf8))], foldsCase: false) {
            folder in
            files[String(decoding: folder, as: UTF8.self)].map { Array($0.utf8) }
        }
        #expect(ignores("a.log", &rules) == true)
        #expect(ignores("a.tmp", &rules) == true)
        rules.enter(Array("d/".utf8))
        #expect(ignores("d/a.log", &rules) == false)
        #expect(ignores("d/b.log", &rules) == true)
        rules.leave()
        rules.enter(Array("out/".utf8))
        #expect(ignores("out/kept", &rules) == true)
    }
}
