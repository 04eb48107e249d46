import Events
import Foundation
import Git
import Shadow
import TestSupport
import Testing

@Suite struct ReadingSummaryTests {
    private let story: Story

    init() throws {
        story = try Story()
        story["a.txt"] = "a\n"
        try story.look(.sessionStart)
        try story.look(.prompt)
        story["a.txt"] = "b\n"
        story["sub/c.txt"] = "c\n"
        try story.look(.stop)
    }

    @Test func tellsTheSessionInNumbers() throws {
        let summary = try #require(story.library.summaries(of: Story.main).first)
        #expect(summary.looks == 3 && summary.commits == 2 && summary.changedFiles == 2)
        #expect(summary.isSelfContained)
        #expect(summary.storeBytes > 100)
        #expect(summary.json["ref"]?.string == "refs/sessions/claude/s-1")
        #expect(summary.json["head_commit"]?.string == summary.head)
        #expect(summary.json["workspace"]?.string == story.workspace)
    }

    @Test func aSessionThatBorrowsIsNotSelfContained() throws {
        // The blob moves to a repository that the store borrows from.
        let text = Array("b\n".utf8)
        let lender = try Repository(creatingBare: story.folder.path + "/lender")
        try lender.write(text, as: .blob)
        try story.lose(text)
        let list = "\(story.layout.repository(story.workspace))/objects/info/alternates"
        try FileManager.default.createDirectory(
            atPath: String(list.dropLast("/alternates".count)), withIntermediateDirectories: true)
        try Data("\(story.folder.path)/lender/objects\n".utf8).write(to: URL(fileURLWithPath: list))
        let summary = try #require(story.library.summaries(of: Story.main).first)
        #expect(!summary.isSelfContained)
        #expect(summary.changedFiles == 2)
    }

    @Test func aStoreThatIsDamagedStillHasItsLooks() throws {
        try FileManager.default.removeItem(atPath: story.layout.repository(story.workspace) + "/HEAD")
        let summary = try #require(story.library.summaries(of: Story.main).first)
        #expect(summary.looks == 3 && summary.changedFiles == 0 && !summary.isSelfContained)
        #expect(throws: GitError.self) { try story.edits() }
    }

    @Test func thereIsNoneOfASessionThatNobodyLookedAt() {
        #expect(story.library.summaries(of: SessionKey(agent: .codex, id: "s-1")).isEmpty)
        #expect(ShadowSession(story.layout, workspace: "..", key: Story.main) == nil)
    }
}
