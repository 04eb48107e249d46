import Events
import Foundation
import Hooks
import TestSupport
import Testing

/// What an agent sees of `moda-hook`: nothing, soon; and what is left behind.
@Suite(.timeLimit(.minutes(2)), .serialized) struct HookProcessTests {
    private let hook: HookProcess
    private let silence = HookProcess.End(status: 0, output: "", errors: "")

    init() throws {
        signal(SIGPIPE, SIG_IGN)
        hook = try HookProcess()
        try hook.folder.write("text", to: "work/a.txt")
    }

    private func items(_ home: String? = nil) -> [SpoolItem] {
        let spool = Spool(folder: (home ?? hook.home + "/.moda") + "/spool")
        return spool.names().compactMap { spool.read($0).flatMap(SpoolItem.init(bytes:)) }
    }

    @Test func aReportIsLeftWithItsMomentAndPlace() async throws {
        let before = Int64(Date().timeIntervalSince1970 * 1000)
        let payload = hook.payload("Stop", #","prompt_id":"p""#)
        #expect(try await hook.run(payload) == silence)
        let item = try #require(items().first)
        #expect(items().count == 1 && item.agent == .claude && item.payload == payload)
        #expect(item.observedAt.milliseconds >= before && item.observedAt.milliseconds < before + 60_000)
        #expect(item.root?.hasSuffix("/work") == true && item.delivery.utf8.count == 36)
    }

    @Test(arguments: [
        "", "x", "{", "[]", "null", #"{"session_id":5,"hook_event_name":{},"cwd":[]}"#,
        #"{"session_id":"../../../etc","hook_event_name":"Stop","cwd":"../.."}"#,
        #"{"session_id":"\u0000\n","hook_event_name":"SessionEnd","cwd":"/nowhere/at/all"}"#,
        #"{"session_id":"\#(String(repeating: "s", count: 100_000))","hook_event_name":"Stop","cwd":"/"}"#,
        String(repeating: "[", count: 200_000), #"{"a":"# + String(repeating: "{\"a\":", count: 100_000),
        "{\"hook_event_name\":\"Stop\",\"session_id\":\"\u{FFFD}\u{202E}\"}",
    ])
    func whateverIsSaidItIsSilent(_ text: String) async throws {
        for agent in Agent.allCases {
            #expect(try await hook.run([agent.rawValue], Array(text.utf8)) == silence)
        }
        #expect(items().count == (text.isEmpty ? 0 : 3))
    }

    @Test func aCallThatIsNoneIsSilentToo() async throws {
        for arguments in [[], ["gemini"], ["--help"], [""], ["claude", "more"]] {
            #expect(try await hook.run(arguments, hook.payload("Stop")) == silence)
        }
    }

    @Test func cursorGetsTheAnswerThatItWaitsFor() async throws {
        for (event, answer) in [
            ("beforeShellExecution", #"{"permission":"allow"}"#),
            ("beforeReadFile", #"{"permission":"allow"}"#),
            ("beforeMCPExecution", #"{"permission":"allow"}"#), ("beforeSubmitPrompt", #"{"continue":true}"#),
        ] {
            let end = try await hook.run(["cursor"], hook.payload(event))
            #expect(end == HookProcess.End(status: 0, output: answer + "\n", errors: ""))
        }
        for event in ["preToolUse", "afterFileEdit", "stop", "sessionStart"] {
            #expect(try await hook.run(["cursor"], hook.payload(event)) == silence)
        }
        #expect(try await hook.run(["claude"], hook.payload("beforeSubmitPrompt")) == silence)
    }

    @Test func aHomeThatIsNoneStopsNothing() async throws {
        try hook.folder.write("a file", to: "file")
        let homes: [[String: String]] = [
            ["PATH": "/usr/bin"], ["HOME": "/nowhere", "MODA_HOME": hook.folder.path + "/file/x"],
            ["HOME": "", "MODA_HOME": "/proc/1/moda"],
        ]
        for environment in homes.dropFirst() {
            try? FileManager.default.removeItem(atPath: hook.folder.path + "/read")
            let payload = hook.payload("SessionEnd")
            #expect(try await hook.run(["codex"], payload, environment: environment) == silence)
            // What found no room on disk went to a courier's standard input.
            while SpoolItem(bytes: Array((hook.folder.read("read") ?? "").utf8))?.payload != payload {
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    @Test func aDiskWithoutRoomSendsFromMemory() async throws {
        // 1 block of 512 bytes may be written, as on a disk that is full but for that.
        let payload = hook.payload("Stop", #","more":"\#(String(repeating: "x", count: 300_000))""#)
        #expect(try await hook.run(["claude"], payload, prelude: "ulimit -f 1; trap '' XFSZ;") == silence)
        #expect(items().isEmpty)
        while hook.folder.read("started") == nil { try await Task.sleep(for: .milliseconds(5)) }
    }

    @Test func aPipeThatIsNeverClosedIsNotWaitedFor() async throws {
        #expect(try await hook.run(["claude"], hook.payload("SessionEnd"), closing: false) == silence)
        #expect(items().count == 1)
    }

    @Test func aHugePayloadIsToldOfThoughNotKept() async throws {
        let head = #"{"session_id":"s-1","hook_event_name":"PostToolUse","tool_name":"Write","tool_input":""#
        let huge = Array(head.utf8) + [UInt8](repeating: 65, count: 70 << 20)
        #expect(try await hook.run(["claude"], huge) == silence)
        let remnant = try #require(items().first?.payload)
        let said = try JSONValue(parsing: remnant)
        #expect(said["session_id"] == .string("s-1") && said["tool_name"] == .string("Write"))
        #expect(said["moda.payload_too_large"] == .bool(true) && remnant.count < 1_000)
    }

    @Test func fiftyAtOnceLeaveFiftyAndStartOneCourier() async throws {
        let clock = ContinuousClock()
        let start = clock.now
        try await withThrowingTaskGroup(of: HookProcess.End.self) { group in
            for number in 0..<50 {
                let payload = hook.payload("PostToolUse", #","tool_name":"Read","tool_use_id":"\#(number)""#)
                group.addTask { try await hook.run(payload) }
            }
            for try await end in group { #expect(end == silence) }
        }
        let items = items()
        #expect(items.count == 50 && Set(items.map(\.delivery)).count == 50)
        #expect(Set(items.map(\.payload)).count == 50)
        #expect(items.map(\.observedAt) == items.map(\.observedAt).sorted())
        while hook.folder.read("started") == nil { try await Task.sleep(for: .milliseconds(5)) }
        // One a start's patience, however long the fifty take on a busy machine.
        let started = (hook.folder.read("started") ?? "").split(separator: "\n").count
        #expect((1...(2 + Int((clock.now - start) / .milliseconds(500)))).contains(started))
    }

    @Test func aSignalMakesNoFailureOfIt() async throws {
        for number in [SIGTERM, SIGHUP, SIGINT] {
            let killed = try await hook.run(
                ["claude"], [], prelude: "(sleep 0.2; kill -\(number) $$) >/dev/null 2>&1 &", closing: false)
            #expect(killed == silence)
        }
    }

    @Test func itKeepsNothingOpenOfItsAgents() async throws {
        // `run` reads the pipes to their end, so a child that held one would hang here.
        for event in ["SessionStart", "UserPromptSubmit", "Stop", "SessionEnd"] {
            #expect(try await hook.run(hook.payload(event)) == silence)
        }
    }
}

extension HookProcess {
    func run(_ input: [UInt8]) async throws -> End { try await run(["claude"], input) }
}
