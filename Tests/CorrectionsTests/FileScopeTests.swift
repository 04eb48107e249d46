import Corrections
import Events
import Testing

/// In which files an instruction holds: only what all its corrections share and other work does not.
@Suite struct FileScopeTests {
    /// Corrections of one kind, each in a session of its own about one list of files.
    private func corrections(_ files: [[String]?], repository: String? = "shop") -> [Correction] {
        files.enumerated().map { index, files in
            var one = correction(
                "no default exports please", id: "c\(index)", session: "s\(index)", repository: repository,
                day: Int64(index))
            one.files = files
            return one
        }
    }

    /// Turns by language and folder.
    private func work(_ turns: [(language: String?, folder: String, turns: Int)]) -> WorkedFiles {
        WorkedFiles(
            turns.flatMap { entry in
                Array(
                    repeating: WorkedFiles.Place(language: entry.language, folder: entry.folder),
                    count: entry.turns)
            })
    }

    private func files(_ corrections: [Correction], _ work: WorkedFiles) -> FileScope? {
        Clustering().run(on: corrections, keeping: [], work: ["shop": work]).clusters[0].files
    }

    private var mixed: WorkedFiles {
        work([("TypeScript", "web/src", 10), ("Python", "api", 30), ("SQL", "db", 10)])
    }

    @Test func aLanguageThatAllAgreeOnAndTheRestOfTheWorkDoesNot() {
        let found = files(corrections([["web/src/a.ts"], ["web/b.tsx", "README.md"], ["lib/c.ts"]]), mixed)
        #expect(found?.language == "TypeScript")
        #expect(found?.globs == ["**/*.ts", "**/*.tsx", "**/*.mts", "**/*.cts"])
        #expect(found?.sessions == 3)
    }

    @Test func aRepositoryOfOneLanguageSaysNothing() {
        let only = work([("TypeScript", "src", 300)])
        #expect(files(corrections([["src/a.ts"], ["lib/b.ts"], ["c.ts"], ["d/e.ts"]]), only) == nil)
        let mostly = work([("TypeScript", "src", 90), ("Python", "tools", 10)])
        #expect(files(corrections([["src/a.ts"], ["lib/b.ts"], ["c.ts"]]), mostly) == nil)
    }

    @Test func oneThatDisagreesIsEnoughForNone() {
        #expect(files(corrections([["a.ts"], ["b/b.ts"], ["c.ts"], ["d.py"]]), mixed) == nil)
        #expect(files(corrections([["a.ts"], ["b/b.ts", "b/b.py"], ["c.ts"]]), mixed) == nil)
    }

    @Test func oneSightingIsNoGlobHoweverRareItsFiles() {
        let rare = work([("TypeScript", "src", 5_000)])
        #expect(files(corrections([["db/a.sql", "db/b.sql"]]), rare) == nil)
        var same = corrections([["db/a.sql"], ["db/b.sql"]])
        same[1].session = same[0].session
        #expect(files(same, rare) == nil)
    }

    @Test func littleWorkProvesLittle() {
        #expect(files(corrections([["a.ts"], ["b/b.ts"]]), work([("TypeScript", "", 2)])) == nil)
        #expect(files(corrections([["a.ts"], ["b/b.ts"]]), WorkedFiles()) == nil)
    }

    @Test func whatWasMostlySaidOfNoFileSaysNothingOfFiles() {
        let said = corrections([["a.ts"], ["b/b.ts"], nil, nil, nil])
        #expect(files(said, work([("TypeScript", "", 2), ("Python", "", 98)])) == nil)
        #expect(files(Array(said.prefix(4)), work([("TypeScript", "", 2), ("Python", "", 98)])) != nil)
    }

    @Test func aFolderOfARepositoryInOneLanguage() {
        let folders = work([("TypeScript", "src/api", 6), ("TypeScript", "src/ui/forms", 60)])
        let found = files(
            corrections([["src/api/users/a.ts"], ["src/api/b.ts"], ["src/api/orders/c.ts"]]), folders)
        #expect(found?.globs == ["src/api/**/*.ts"])
        #expect(found?.language == nil)
    }

    @Test func aFolderOfSeveralLanguages() {
        let folders = work([("TypeScript", "deploy", 2), ("Shell", "deploy", 2), ("Go", "cmd", 60)])
        let found = files(corrections([["deploy/up.sh"], ["deploy/stack.ts"], ["deploy/down.sh"]]), folders)
        #expect(found == FileScope(language: nil, globs: ["deploy/**"], sessions: 3))
    }

    @Test func theFolderInWhichAllWorkIsDoneSaysNothing() {
        let folders = work([("Go", "src/a", 40), ("Go", "src/b", 40)])
        #expect(files(corrections([["src/a/x.go"], ["src/b/y.go"], ["src/c/z.go"]]), folders) == nil)
    }

    @Test func foldersOfAnotherRepositoryAreOthersAndLanguagesAreNot() {
        var said = corrections([["api/a.py"], ["api/b.py"], ["api/c.py"]])
        said[1].repository = "site"
        let result = Clustering().run(
            on: said, keeping: [],
            work: [
                "shop": work([("Python", "api", 5), ("Go", "", 45)]), "site": work([("Python", "api", 50)]),
            ])
        #expect(result.clusters[0].files?.globs == ["**/*.py", "**/*.pyi", "**/*.ipynb"])
        #expect(result.clusters[0].files?.language == "Python")
    }

    @Test func aNameThatNoGlobCanHoldEndsTheFolder() {
        let folders = work([("TypeScript", "app", 3), ("TypeScript", "lib", 90)])
        let found = files(
            corrections([["app/[id]/a b/x.ts"], ["app/[id]/a b/y.ts"], ["app/[id]/z.ts"]]), folders)
        #expect(found?.globs == ["app/**/*.ts"])
    }

    @Test func theOrderOfCorrectionsDoesNotMatter() {
        let said = corrections([["web/src/a.ts"], ["web/b.tsx"], ["lib/c.ts"]])
        #expect(files(said, mixed) == files(said.reversed(), mixed))
    }
}
