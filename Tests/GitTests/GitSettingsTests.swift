import Git
import TestSupport
import Testing

@Suite struct GitSettingsTests {
    private func settings(_ text: String) throws -> GitSettings {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "config")
        return GitSettings("\(folder.path)/config")
    }

    @Test func readsWhatGitWrites() throws {
        let settings = try settings(
            """
            # comment
            [core]
            \tautoCRLF = true ; comment
            \texcludesFile = "~/a # b" \\
            c
            \tbare
            \tfileMode = off
            [Remote "Or\\"igin"]
            \turl = a\\tb
            [empty]
            \tx =
            """)
        #expect(settings.text("core.autocrlf") == "true")
        #expect(settings.text("core.excludesfile") == "~/a # b c")
        #expect(settings.bool("core.bare") == true)
        #expect(settings.bool("core.filemode") == false)
        #expect(settings.text("remote.Or\"igin.url") == "a\tb")
        #expect(settings.text("empty.x") == "")
        #expect(settings.text("core.nothing") == nil)
    }

    @Test func readsWhatIsIncluded() throws {
        let folder = try TemporaryFolder()
        try folder.write("[core]\n\tautocrlf = input\n", to: "other")
        try folder.write("[include]\n\tpath = other\n[core]\n\tfilemode = false\n", to: "config")
        let settings = GitSettings("\(folder.path)/config")
        #expect(settings.text("core.autocrlf") == "input")
        #expect(settings.bool("core.filemode") == false)
    }

    @Test func damageEndsTheReading() throws {
        #expect(try settings("[a]\nx = 1\n[b\ny = 2\n").text("a.x") == "1")
        #expect(try settings("[a]\nx = \"open\n").text("a.x") == nil)
        #expect(try settings("]=[\\").text("a.x") == nil)
        #expect(GitSettings("/nonexistent").text("a.x") == nil)
    }
}
