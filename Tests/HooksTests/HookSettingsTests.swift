import Hooks
import TestSupport
import Testing

/// What a hook takes from `config.json`, whatever state that is in.
@Suite struct HookSettingsTests {
    @Test func withoutAFileSnapshotsAreTaken() throws {
        let folder = try TemporaryFolder()
        #expect(HookSettings(path: folder.path + "/config.json").snapshots)
        #expect(HookSettings(path: folder.path + "/nowhere/config.json").snapshots)
    }

    @Test(arguments: [
        ("{}", true), ("{\"snapshots\": true}", true), ("{\"snapshots\": false}", false),
        // Half of one that may say no.
        ("{\"snapshots\": fal", false), ("", false), ("[]", false),
    ])
    func theFileSaysWhetherTheyAre(_ text: String, _ isWanted: Bool) throws {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "config.json")
        #expect(HookSettings(path: folder.path + "/config.json").snapshots == isWanted)
    }

    @Test func whatCannotBeReadMaySayNo() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "config.json/inside")
        #expect(!HookSettings(path: folder.path + "/config.json").snapshots)
    }
}
