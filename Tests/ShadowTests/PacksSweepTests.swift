import Events
import Foundation
import Git
import Shadow
import TestSupport
import Testing

/// What a server keeps of the snapshots that came to it.
@Suite struct PacksSweepTests {
    private let story: Story
    private let folder: TemporaryFolder
    private let tenant: ShadowLayout
    private let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))

    init() throws {
        story = try Story()
        folder = try TemporaryFolder()
        tenant = ShadowLayout(root: folder.path + "/received/local")
        for number in 0..<8 {
            story["src/f\(number).txt"] = (0..<400).map { "line \($0) of \(number)\n" }.joined()
            try story.look(number == 0 ? .prompt : .afterTool, turn: "t1", call: "c\(number)")
        }
        story["src/f7.txt"] = "agent\n"
        try story.look(.stop, turn: "t1")
        story["src/f7.txt"] = "user\n"
        try story.look(.prompt, turn: "t2")
    }

    /// Sends the session in many parcels, also to other stores than its own.
    private func send(to workspace: String? = nil) throws {
        let workspace = workspace ?? story.workspace
        while true {
            let state = try ShadowState(of: Story.main, in: workspace, layout: tenant)
            let next = try ParcelMaking(try story.session()).parcel(after: state, limit: 20_000)
            guard let next else { return }
            _ = try ParcelTaking(tenant).take(next, of: Story.main, in: workspace)
        }
    }

    private func sweep(_ change: (inout ReceivedLimits) -> Void = { _ in }, days: Int64 = 0) -> ReceivedUse {
        var limits = ReceivedLimits()
        change(&limits)
        let then = Timestamp(milliseconds: now.milliseconds + days * 86_400_000)
        return ReceivedSweep(folder.path + "/received", limits: limits).run(now: then)
    }

    private func packs(_ workspace: String) throws -> Int {
        let folder = tenant.repository(workspace) + "/objects/pack"
        return try FileManager.default.contentsOfDirectory(atPath: folder).count { $0.hasSuffix(".pack") }
    }

    @Test func manyPacksBecomeOneThatSaysTheSame() throws {
        try send()
        #expect(try packs(story.workspace) > 3)
        let use = sweep { $0.packs = 3 }
        #expect(use.troubles.isEmpty)
        #expect(use.isComplete)
        #expect(try packs(story.workspace) == 1)
        #expect(try ShadowLibrary(tenant).edits(of: Story.main) == story.edits())
        story["src/f7.txt"] = "more\n"
        try story.look(.stop, turn: "t2")
        try send()
        #expect(try ShadowState(of: Story.main, in: story.workspace, layout: tenant).looks == 11)
    }

    @Test func whatIsTooOldGoesAndWhatIsNotStays() throws {
        try send()
        #expect(sweep(days: 89).tenants[tenant.root] ?? 0 > 1_000)
        #expect(ShadowLibrary(tenant).workspaces == [story.workspace])
        #expect(sweep(days: 91).tenants[tenant.root] ?? -1 < 1_000)
        #expect(ShadowLibrary(tenant).workspaces.isEmpty)
    }

    @Test func theOldestMakeRoomUnlessTheyAreAtWork() throws {
        let (first, second) = (ContentID.make("1"), ContentID.make("2"))
        try send(to: first)
        try send(to: second)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -7_200)],
            ofItemAtPath: tenant.journal(of: Story.main, in: first))
        let bytes = try #require(sweep().tenants[tenant.root])
        _ = sweep { $0.tenantBytes = bytes }
        #expect(ShadowLibrary(tenant).workspaces.count == 2)
        let use = sweep { ($0.tenantBytes, $0.activeHours) = (bytes, 1) }
        #expect(ShadowLibrary(tenant).workspaces == [second])
        #expect(use.tenants[tenant.root] ?? 0 < bytes / 10 * 8)
        _ = sweep { ($0.bytes, $0.activeHours) = (1_000, 0) }
        #expect(ShadowLibrary(tenant).workspaces == [second], "it was looked at in this very hour")
        _ = sweep({ ($0.bytes, $0.activeHours) = (1_000, 0) }, days: 1)
        #expect(ShadowLibrary(tenant).workspaces.isEmpty)
    }

    @Test func aBrokenStoreIsNobodyElsesTrouble() throws {
        let broken = ContentID.make("broken")
        try send(to: broken)
        try send()
        let folder = tenant.repository(broken) + "/objects/pack"
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".idx") {
            try Data("damaged".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        let before = try packs(broken)
        let use = sweep { $0.packs = 3 }
        #expect(use.troubles.count == 1)
        #expect(try packs(broken) == before, "what cannot be read is not thrown away")
        #expect(try packs(story.workspace) == 1)
    }

    @Test func whereNothingCameThereIsNothingToDo() {
        #expect(sweep() == ReceivedUse())
    }
}
