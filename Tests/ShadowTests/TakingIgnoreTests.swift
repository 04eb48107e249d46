import Foundation
import Git
import Shadow
import Testing

@Suite struct TakingIgnoreTests {
    private let house: TakingHouse

    init() throws { house = try TakingHouse() }

    @Test func rulesOfTheTreeOfTheRepositoryAndOfTheUser() throws {
        let user = try TakingUser(house.root)
        try FilePath.makeFolders("\(user.folder)/info")
        try Data("by-exclude\n".utf8).write(to: URL(fileURLWithPath: "\(user.folder)/info/exclude"))
        try Data("by-user\n!kept-by-tree\n".utf8).write(to: URL(fileURLWithPath: "\(house.home)/rules"))
        try Data("[core]\n\texcludesFile = ~/rules\n".utf8)
            .write(to: URL(fileURLWithPath: "\(house.home)/.gitconfig"))
        try house.write("*.log\nbuild/\n!keep.log\n/only-here\n", to: ".gitignore")
        try house.write("inner.txt\n!x.log\n", to: "d/.gitignore")
        for path in [
            "a.log", "keep.log", "build/x", "d/build/x", "only-here", "d/only-here", "d/inner.txt", "d/x.log",
            "d/y.log",
            "by-exclude", "d/by-exclude", "by-user", "plain",
        ] {
            try house.write("x", to: path)
        }
        let record = try house.take()
        #expect(
            try house.paths(record) == [
                ".gitignore", "d/.gitignore", "d/only-here", "d/x.log", "keep.log", "plain",
            ])
        #expect(record.skipped.isEmpty)
    }

    @Test(.enabled(if: FilePath.status("/etc/gitconfig") == nil))
    func theUsersRulesWithoutASettingAreInTheirUsualPlace() throws {
        try FilePath.makeFolders("\(house.home)/.config/git")
        try Data("usual\n".utf8).write(to: URL(fileURLWithPath: "\(house.home)/.config/git/ignore"))
        try house.write("x", to: "usual")
        try house.write("x", to: "other")
        #expect(try house.paths(house.take()) == ["other"])
    }

    @Test func whatIsTrackedIsSeenWhateverTheRulesSay() throws {
        try house.write("x", to: "build/tracked")
        try house.write("build/\n", to: ".gitignore")
        try TakingUser(house.root).commit(["build/tracked", ".gitignore"])
        try house.write("y", to: "build/tracked")
        try house.write("x", to: "build/untracked")
        #expect(try house.files(house.take()) == [".gitignore": "build/\n", "build/tracked": "y"])
    }

    /// A rule that comes later also counts for what was taken before it, unless the user tracks it.
    @Test func aFileThatIsIgnoredFromNowOnGoes() throws {
        try house.write("x", to: "dump.sql")
        try house.write("x", to: "tracked.sql")
        try TakingUser(house.root).commit(["tracked.sql"])
        try house.take()
        try house.write("*.sql\n", to: ".gitignore")
        let left = try house.paths(house.take())
        #expect(left == [".gitignore", "tracked.sql"])
    }
}
