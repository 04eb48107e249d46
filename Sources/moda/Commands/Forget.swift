import API
import ArgumentParser
import Client
import Events
import Hooks

/// `moda forget`: a session, a person or a repository, really gone.
struct Forget: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Forget a session, a person or a repository: telemetry, snapshots, and what was made of them.",
        discussion: """
            Shows what would go and asks before it does. The server writes its store anew, so that nothing is left in
            its files; telemetry is taken in meanwhile, whatever else writes waits. What was forgotten does not come
            back by an import, and an older backup is cleaned of it when it is restored. Skills that rested on it are
            withdrawn until the next run has judged what is left. Takes a key with the scope admin.
            """)

    @Option(help: "A session's or conversation's id, or claude/ID.") var session: String?
    @Option(help: "A person, by the name that 'moda stats --by user' shows.") var user: String?
    @Option(help: "A repository, by the name that 'moda stats --by repository' shows.") var repo: String?
    @Flag(help: "Only show what would be forgotten.") var dryRun = false
    @Flag(help: "Do not ask.") var yes = false
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard [session, user, repo].compactMap(\.self).count == 1 else {
            throw ValidationError("say one of --session, --user and --repo")
        }
    }

    func run() async throws {
        let server = try connection.connect()
        var request = ForgetRequest(session: session, user: user, repository: repo, dryRun: true)
        let plan = try await server.forget(request)
        if dryRun { return show(plan, "would be forgotten") }
        if !yes {
            guard Terminal.isThere else {
                throw ClientError(
                    .local, "nobody is there to ask: --dry-run shows what would go, --yes does it")
            }
            show(plan, "would be forgotten")
            guard Terminal.ask("Forget it for good? [y/N] ")?.lowercased().hasPrefix("y") == true else {
                return
            }
        }
        request.dryRun = false
        // The spool first: what waits there would come in again.
        let email = try ConfigurationFile(path: Surroundings.configurationPath).userEmail
        let waiting = SpoolForgetting(request, userEmail: email).run(
            Spool(folder: Surroundings.machine.spool))
        show(try await server.forget(request), "forgotten")
        if waiting > 0, !json { print("\(counted(waiting, "report")) that waited on this machine as well") }
    }

    private func show(_ view: ForgetView, _ deed: String) {
        if json { return print(JSONText.of(view)) }
        let parts = [
            counted(view.sessions, "session"), counted(view.conversations, "conversation"),
            counted(view.rawEvents, "raw event"), counted(view.events, "event"), counted(view.spans, "span"),
            counted(view.corrections, "correction"), counted(view.clusters, "cluster"),
        ]
        print("\(deed): " + parts.joined(separator: ", "))
        if view.snapshots > 0 { print("snapshots of \(counted(view.snapshots, "session"))") }
        if !view.skills.isEmpty { print("skills that rested on it: \(view.skills.joined(separator: ", "))") }
    }
}
