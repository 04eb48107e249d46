import Corrections
import Events
import Testing

/// Which files a correction was about.
@Suite struct TouchedFilesTests {
    private func files(
        _ actions: [(tool: String, input: String)], directory: String? = "/home/ann/shop"
    ) -> [String]? {
        var turn = turn("no, use tabs")
        turn.actions = actions.map { AgentAction(tool: $0.tool, input: $0.input, outcome: .succeeded) }
        let conversation = Conversation(
            session: SessionKey(agent: .claude, id: "s"), user: nil, repository: nil, directory: directory,
            turns: [turn])
        return conversation.placed(correction("use tabs", id: turn.id)).files
    }

    @Test func editedFilesCountBelowTheSessionsFolder() {
        let found = files([
            ("Edit", "/home/ann/shop/src/a.ts"), ("Write", "./src/b.ts"), ("Edit", "/home/ann/shop/src/a.ts"),
            ("Read", "/home/ann/shop/secret.ts"),
        ])
        #expect(found == ["src/a.ts", "src/b.ts"])
    }

    @Test func whatLiesOutsideIsNotTheProjects() {
        let outside = [
            "/tmp/x.py", "../other/x.py", "~/x.py", "/home/ann/shopping/x.py", "/home/ann/shop", "",
        ]
        #expect(files(outside.map { ("Edit", $0) }) == nil)
        #expect(files([("Edit", "/home/ann/shop/x.py")], directory: nil) == nil)
    }

    @Test func aPatchNamesItsFiles() {
        let patch = "*** Begin Patch\n*** Update File: src/a.rs\n+x\n*** Add File: src/b.rs\n*** End Patch"
        #expect(files([("apply_patch", patch)]) == ["src/a.rs", "src/b.rs"])
        #expect(files([("apply_patch", "src/a.rs src/b.rs")]) == ["src/a.rs", "src/b.rs"])
    }

    @Test func commandsCountWhereNothingWasEdited() {
        #expect(
            files([("Bash", "pytest -q tests/api/test_a.py && echo https://x.io/a.py")]) == [
                "tests/api/test_a.py"
            ])
        #expect(files([("Bash", "pytest tests/a.py"), ("Edit", "src/b.py")]) == ["src/b.py"])
        #expect(files([("Bash", "rm -rf *.py $HOME/x.py")]) == nil)
    }

    @Test func hostileNamesAreNoFiles() {
        let long = String(repeating: "a/", count: 400) + "x.ts"
        #expect(
            files([
                ("Edit", long), ("Edit", "a\nb.ts"), ("Edit", "a/../../b.ts"),
                ("Edit", "C:\\Users\\ann\\x.ts"),
            ]) == nil)
    }

    @Test func aTurnsWorkIsCountedByLanguageAndFolder() {
        var (one, two) = (turn("a", at: 1), turn("b", at: 2))
        one.actions = [AgentAction(tool: "Edit", input: "src/a.ts", outcome: .succeeded)]
        two.actions = one.actions + [AgentAction(tool: "Edit", input: "src/ui/b.ts", outcome: .succeeded)]
        let talk = conversation(one, two, turn("c", at: 3))
        let place = WorkedFiles.Place(language: "TypeScript", folder: "src")
        #expect(WorkedFiles(talk) == WorkedFiles([place, place]))
    }
}
