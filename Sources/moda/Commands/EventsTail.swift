import API
import ArgumentParser
import Client

/// `moda events tail`: what the coding agents did last, in the order of arrival.
struct EventsTail: AsyncParsableCommand {
    private static let page = 500

    static let configuration = CommandConfiguration(
        commandName: "tail", abstract: "Show the events that came last, and with --follow those that come.",
        discussion: "Times are UTC. --json prints one object a line.")

    @Flag(name: .shortAndLong, help: "Go on with what comes, until Ctrl-C.") var follow = false
    @Option(help: "One session only: its id, or agent/id as 'moda events sessions' shows it.")
    var session: String?
    @Option(help: "How many to begin with, 1 to 500.") var limit = 20
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard (1...Self.page).contains(limit) else { throw ValidationError("--limit is 1 to \(Self.page)") }
    }

    func run() async throws {
        let server = try connection.connect()
        var seen = RecentIDs()
        var list = try await server.arrivals(after: nil, session: session, limit: limit)
        show(list.events, &seen)
        if list.events.isEmpty, !follow, !json { print("nothing came in yet") }
        while follow {
            if list.events.count < Self.page { try await Task.sleep(for: .seconds(1)) }
            list = try await server.arrivals(after: list.next, session: session, limit: Self.page)
            show(list.events, &seen)
        }
    }

    /// An event to which another channel added arrives again, and is shown once.
    private func show(_ events: [EventView], _ seen: inout RecentIDs) {
        for event in events where seen.insert(event.id) {
            say(json ? JSONText.line(event) : EventText(event).line)
        }
    }
}

/// The ids of the last events, so that a long watch does not grow.
private struct RecentIDs {
    private static let capacity = 10_000
    private var new: Set<String> = []
    private var old: Set<String> = []

    /// - Returns: False where the id is known.
    mutating func insert(_ id: String) -> Bool {
        guard !old.contains(id), new.insert(id).inserted else { return false }
        if new.count >= Self.capacity { (old, new) = (new, []) }
        return true
    }
}
