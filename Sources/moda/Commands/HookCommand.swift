import ArgumentParser

/// `moda hook`: what an agent's hooks run, and what delivers what they leave.
struct HookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hook",
        abstract: "Take a hook's payload from standard input (moda hook claude), or deliver.",
        subcommands: [HookTake.self, HookDeliver.self], defaultSubcommand: HookTake.self)
}
