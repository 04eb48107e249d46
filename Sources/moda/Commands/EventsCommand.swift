import ArgumentParser

/// `moda events`: what came in, as an operator sees it.
struct EventsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events",
        abstract: "See what came in, what was refused and why, and derive everything anew from it.",
        subcommands: [EventsTail.self, EventsRaw.self, EventsSessions.self, EventsRenormalize.self])
}
