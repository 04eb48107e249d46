import API
import ArgumentParser
import Client
import Events

/// `moda events renormalize`: everything derived, derived anew.
struct EventsRenormalize: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "renormalize",
        abstract: "Derive all events anew from the raw ones, as after an update of moda.",
        discussion: """
            The raw events are kept and nothing is lost: the same moda makes the same rows of them. Sessions open again,
            so that the next 'moda skills gen' reads them once more. Takes a key with the scope admin.
            """)

    @Flag(help: "Wait until it is done.") var wait = false
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let server = try connection.connect()
        var state = try await server.renormalize()
        let progress = json || !wait ? nil : ProgressLines()
        while wait, state.running {
            try await Task.sleep(for: .milliseconds(200))
            state = try await server.renormalizing()
            var stage = StageProgress(stage: "read", total: state.total)
            (stage.done, stage.isOver) = (state.done, !state.running)
            progress?.show([stage])
        }
        if json { return print(JSONText.of(state)) }
        let events = counted(state.total, "raw event")
        print(wait ? "\(events) read again" : "\(events) will be read again; follow it with --wait")
    }
}
