import ArgumentParser
import Events
import Foundation
import Hooks

/// `moda hook AGENT`: one hook's payload, for an agent that waits.
struct HookTake: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "take",
        abstract: "Take one hook's payload from standard input, for an agent that waits.",
        discussion: """
            Agents' hooks run 'moda hook AGENT', or 'moda-hook AGENT', which does the same and starts faster. It writes
            the payload to ~/.moda/spool, takes a snapshot of the work tree, and leaves the sending to 'moda hook
            deliver', which it starts. It prints nothing (to Cursor: "go on") and exits 0, whatever happens.
            """)

    @Argument(help: "claude, codex or cursor.") var agent: String

    /// Hands over to `moda-hook`: this program has threads by now, and what they hold would be lost in a fork,
    /// so that no look at the work tree could go on behind an agent's back.
    func run() {
        let program = OwnProgram.named(
            "moda-hook", beside: OwnProgram.running, path: Surroundings.environment["PATH"])
        if let program { OwnProgram.become(program, [agent]) }
        guard let agent = Agent(rawValue: agent) else { return }
        signal(SIGPIPE, SIG_IGN)
        let reading = StandardInput().read()
        HookRun(agent: agent, surroundings: surroundings, canFork: false)
            .run(reading, within: Budget(milliseconds: 0)) { print($0) }
    }

    /// Without `moda-hook` the report arrives, but without a look.
    private var surroundings: HookRun.Surroundings {
        HookRun.Surroundings(
            home: Surroundings.userHome, modaHome: Surroundings.home,
            courier: OwnProgram.running, microseconds: Surroundings.now.milliseconds * 1000,
            process: getpid(), delivery: UUID().uuidString.lowercased())
    }
}
