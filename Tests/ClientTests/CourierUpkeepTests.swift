import Client
import Events
import Foundation
import Git
import Hooks
import Shadow
import TestSupport
import Testing

@Suite struct CourierUpkeepTests {
    private let start: Int64 = 1_795_000_000_000
    private let hours: Int64 = 3_600_000

    @Test func oldSnapshotsGoInARoundThatIsMadeNowAndThen() throws {
        let folder = try TemporaryFolder()
        try folder.write("text", to: "work/a.txt")
        #expect(Spool(folder: folder.path + "/moda/spool").makeFolder())
        let layout = ShadowLayout(root: folder.path + "/moda/shadow")
        let (root, home) = (folder.path + "/work", folder.path + "/home")
        func look(_ id: String, at milliseconds: Int64) throws {
            let moment = SnapshotMoment(
                session: SessionKey(agent: .claude, id: id), cause: .prompt, delivery: id,
                at: Timestamp(milliseconds: milliseconds))
            _ = try Snapshots(layout: layout, home: home, tenantFolders: [])
                .take(moment, in: root, looking: .whole, isLate: { false })
            let journal = layout.session(moment.session, in: Workspace.id(of: root)) + "/looks.jsonl"
            let date = Date(timeIntervalSince1970: Double(milliseconds / 1000))
            try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: journal)
        }
        func sessions() -> [String] {
            ShadowLibrary(layout).sessions(in: Workspace.id(of: root)).map(\.id).sorted()
        }
        func upkeep(at milliseconds: Int64) {
            ShadowUpkeep(modaHome: folder.path + "/moda", home: home)
                .run(now: Timestamp(milliseconds: milliseconds))
        }
        try look("new", at: start)
        upkeep(at: start)
        #expect(sessions() == ["new"])
        try look("old", at: start - 40 * 24 * hours)
        upkeep(at: start + hours)
        #expect(sessions() == ["new", "old"])
        upkeep(at: start + 7 * hours)
        #expect(sessions() == ["new"])
    }
}
