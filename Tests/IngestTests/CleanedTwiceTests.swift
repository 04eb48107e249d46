import Events
import Ingest
import TestSupport
import Testing

/// A hook's report is cleaned where it comes from and again where it arrives: the second time must change
/// nothing.
@Suite struct CleanedTwiceTests {
    static let policies: [CapturePolicy] = [false, true].flatMap { prompts in
        [false, true].map { CapturePolicy(prompts: prompts, outputs: $0) }
    }

    @Test(arguments: policies) func theSecondTimeChangesNothing(_ policy: CapturePolicy) throws {
        let door = Door(policy: policy)
        var changed: [String] = []
        for hook in RecordedHook.all {
            let once = try door.take(hook.body, agent: hook.agent, .hooks).body
            let twice = try door.take(Array(once.utf8), agent: hook.agent, .hooks).body
            if once != twice { changed.append("\(hook.path): \(difference(once, twice))") }
        }
        #expect(RecordedHook.all.count > 300)
        #expect(changed.isEmpty, "\(changed.count): \(changed.prefix(8).joined(separator: "\n"))")
    }

    @Test func whatTheSenderKeptAServerThatKeepsLessStillSuppresses() throws {
        var differing: [String] = []
        let (none, prompts, outputs, all) = (
            Self.policies[0], Self.policies[2], Self.policies[1], Self.policies[3]
        )
        for (sender, server) in [(all, none), (prompts, outputs), (none, all)] {
            let least = CapturePolicy(
                prompts: sender.prompts && server.prompts, outputs: sender.outputs && server.outputs)
            for hook in RecordedHook.all {
                let sent = try Door(policy: sender).take(hook.body, agent: hook.agent, .hooks).body
                let twice = try Door(policy: server).take(Array(sent.utf8), agent: hook.agent, .hooks).body
                let once = try Door(policy: least).take(hook.body, agent: hook.agent, .hooks).body
                if try shape(once) != shape(twice) {
                    differing.append("\(hook.path): \(difference(once, twice))")
                }
            }
        }
        #expect(
            differing.isEmpty, "\(differing.count): \(differing.prefix(8).joined(separator: "\n"))")
    }

    @Test func aCutTextIsNotCutAgain() throws {
        let door = Door(policy: CapturePolicy(prompts: true, outputs: true))
        let long = String(repeating: "wörd ", count: 20_000)
        let body = Telemetry.hook([
            "prompt": .string(long), "tool_response": .string(long), "error": .string(long),
            "tool_name": "Bash", "tool_input": ["command": .string(long), "content": .string(long)],
        ])
        let once = try door.take(body, .hooks).body
        let twice = try door.take(Array(once.utf8), .hooks).body
        #expect(once == twice)
        #expect(once.utf8.count < 100_000)
    }

    @Test func nothingHidesBehindTheMarksOfACleanedReport() throws {
        let digest = String(repeating: "ab", count: 32)
        let forged: [JSONValue] = [
            ["length": 5, "sha256": .string(digest), "note": "the blue one"],
            ["length": "the blue one", "sha256": .string(digest)],
            ["length": 5, "sha256": "the blue one"],
            ["length": 5, "sha256": .string(digest), "files": ["the blue one": 1]],
        ]
        for value in forged {
            let body = Telemetry.hook(["tool_name": "Write", "tool_input": ["content": value]])
            #expect(!(try Door().take(body, .hooks).body.contains("blue")))
        }
    }

    /// The value without lengths: a text's length is that of what the cleaner had before it.
    private func shape(_ body: String) throws -> JSONValue { withoutLengths(try JSONValue(parsing: body)) }

    private func withoutLengths(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let items): .array(items.map(withoutLengths))
        case .object(let members):
            .object(
                members.filter { !($0.key == "length" && members["sha256"] != nil) }
                    .mapValues(withoutLengths))
        default: value
        }
    }

    private func difference(_ one: String, _ other: String) -> String {
        let common = zip(one, other).prefix { $0 == $1 }.count
        let start = max(0, common - 60)
        return "\(one.dropFirst(start).prefix(160)) | \(other.dropFirst(start).prefix(160))"
    }
}
