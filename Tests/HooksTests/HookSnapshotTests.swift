import Events
import Foundation
import Hooks
import Shadow
import TestSupport
import Testing

/// What the real `moda-hook` leaves in the store of snapshots.
@Suite(.timeLimit(.minutes(2)), .serialized) struct HookSnapshotTests {
    private let hook: HookProcess
    private let session = SessionKey(agent: .claude, id: "s-1")

    init() throws {
        hook = try HookProcess()
        try hook.folder.write("ref: refs/heads/main\n", to: "work/.git/HEAD")
        try hook.folder.write("one\n", to: "work/a.txt")
    }

    private var layout: ShadowLayout { ShadowLayout(root: hook.home + "/.moda/shadow") }

    private func looks() -> [LookRecord] {
        ShadowLibrary(layout).workspaces(of: session).flatMap { workspace in
            ShadowSession(layout, workspace: workspace, key: session)?.looks ?? []
        }
    }

    /// The looks when there are as many: a late one comes behind the agent's back.
    private func looks(_ count: Int) async throws -> [LookRecord] {
        while looks().count < count { try await Task.sleep(for: .milliseconds(10)) }
        return looks()
    }

    private func run(_ event: String, _ more: String = "") async throws {
        let end = try await hook.run(hook.payload(event, more))
        #expect(end == HookProcess.End(status: 0, output: "", errors: ""))
    }

    @Test func aSessionsLooksNameItsTurnsAndCalls() async throws {
        let call =
            #","prompt_id":"p","tool_name":"Edit","tool_use_id":"t-1","tool_input":{"file_path":"a.txt"}"#
        try await run("SessionStart", #","source":"startup""#)
        _ = try await looks(1)
        try await run("UserPromptSubmit", #","prompt_id":"p""#)
        _ = try await looks(2)
        try await run("PreToolUse", call)
        _ = try await looks(3)
        try hook.folder.write("two\n", to: "work/a.txt")
        try await run("PostToolUse", call)
        _ = try await looks(4)
        try await run("PreToolUse", #","tool_name":"Read","tool_input":{"file_path":"a.txt"}"#)
        try await run("Stop", #","prompt_id":"p""#)
        _ = try await looks(5)
        try await run("SessionEnd", #","reason":"other""#)
        let looks = try await looks(6)
        #expect(
            looks.map(\.moment.cause) == [
                .sessionStart, .prompt, .beforeTool, .afterTool, .stop, .sessionEnd,
            ])
        #expect(looks.map(\.changed) == [true, false, false, true, false, false])
        #expect(looks[3].moment.toolCall == "t-1" && looks[3].moment.tool == "Edit")
        #expect(looks[1...4].allSatisfy { $0.moment.turn == "p" })
        let spool = Spool(folder: hook.home + "/.moda/spool")
        let deliveries = spool.names().compactMap { spool.read($0).flatMap(SpoolItem.init(bytes:))?.delivery }
        #expect(Set(looks.map(\.moment.delivery)).isSubset(of: deliveries))
    }

    @Test func noneWhereThePersonSwitchedThemOff() async throws {
        try hook.folder.write(#"{"snapshots": false, "api_key": "k"}"#, to: "home/.moda/config.json")
        try await run("SessionStart", #","source":"startup""#)
        #expect(!FileManager.default.fileExists(atPath: layout.root))
        let spool = Spool(folder: hook.home + "/.moda/spool")
        #expect(spool.names().count == 1)
    }

    /// While one look takes long, the agent goes on, and the next ones do not pile up behind it.
    @Test func looksThatWaitDoNotPileUp() async throws {
        let spool = Spool(folder: hook.home + "/.moda/spool")
        #expect(spool.makeFolder())
        let lock = try #require(FileLock(path: spool.gatePath))
        let gate = SessionGate(file: lock, session: session.description)
        #expect(gate.enter(for: SnapshotPlan(cause: .afterTool, look: .whole)))
        // The first look never ends before all hooks have: one that waited for it would not return.
        for number in 0..<6 {
            try await run("PostToolUse", #","tool_name":"Bash","tool_use_id":"t-\#(number)","tool_input":{}"#)
        }
        try await run("SessionEnd", #","reason":"other""#)
        gate.leave()
        let looks = try await looks(2)
        while gate.isBusy { try await Task.sleep(for: .milliseconds(10)) }
        #expect(looks.count == 2 && looks.allSatisfy(\.late))
        #expect(Set(looks.map(\.moment.cause)) == [.afterTool, .sessionEnd])
    }

    /// A store that was damaged is no reason to disturb anybody.
    @Test func aDamagedStoreIsSilent() async throws {
        try await run("SessionStart", #","source":"startup""#)
        _ = try await looks(1)
        let files = FileManager.default
        for path in try files.subpathsOfDirectory(atPath: layout.root) {
            let path = "\(layout.root)/\(path)"
            var isFolder: ObjCBool = false
            guard files.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            try Data("damage".utf8).write(to: URL(fileURLWithPath: path))
        }
        for event in ["UserPromptSubmit", "Stop", "SessionEnd"] { try await run(event) }
    }
}
