import ArgumentParser
import Client
import Events
import Foundation
import Transcripts

/// `moda import`: the histories that already exist on this machine, sent to the server.
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Send the histories that your agents keep on this machine to the server.",
        discussion: """
            Claude Code's transcripts (~/.claude/projects), Codex's rollouts (~/.codex/sessions) and SpecStory's files
            (.specstory/history of this project). Prompts, answers and tool output are redacted and cut here, before
            they leave the machine, and again on the server; system prompts, schemas, reasoning and images stay here.
            Running it is your consent to sending that text; on a terminal it asks first. What came live already is
            not counted twice, and what was imported once is not sent again: stop it with Ctrl-C whenever you like,
            and run it again to go on.
            """)

    @Argument(help: "claude, codex, specstory; several may be named. Default: all.")
    var formats: [String] = []
    @Option(help: "Look in this folder, or read this file, instead of the agents' own folders.")
    var path: String?
    @Option(help: "Only histories changed in so many days, or since a date (2026-11-21).")
    var since: String?
    @Option(help: "Only sessions that ran in this folder or below it.") var project: String?
    @Flag(help: "Say what was found and send nothing.") var dryRun = false
    @Flag(name: .shortAndLong, help: "Do not ask.") var yes = false
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        for name in formats where TranscriptFormat(rawValue: name) == nil {
            throw ValidationError("histories are claude, codex or specstory, not '\(name)'")
        }
        if let since, ImportSince(since, now: Surroundings.now) == nil {
            throw ValidationError("--since is a number of days or a date like 2026-11-21, not '\(since)'")
        }
    }

    func run() async throws {
        let found = search().run()
        let settings = try Surroundings.settings(server: connection.server)
        if !json { say(ImportText.announcement(found, server: settings.server)) }
        guard !dryRun, !found.files.isEmpty else {
            return json ? print(JSONText.of(ImportPlanView(found))) : say("Nothing was sent.")
        }
        guard yes || json || !Terminal.isThere || isAgreed else { return say("Nothing was sent.") }
        let report = try await importing(settings).run(found)
        json ? print(JSONText.of(report)) : say(ImportText.summary(report))
        if report.wasStopped { throw ExitCode(130) }
    }

    /// Where nobody is there to ask, running the command is the consent.
    private var isAgreed: Bool {
        let answer = (Terminal.ask("Send it? [y/N] ") ?? "").lowercased()
        return ["y", "yes"].contains(answer)
    }

    private func search() -> FindHistories {
        let here = FileManager.default.currentDirectoryPath
        let named = formats.compactMap(TranscriptFormat.init)
        var search = FindHistories(
            machine: Surroundings.machine, formats: named.isEmpty ? TranscriptFormat.allCases : named,
            workTree: ProjectRoot.around(here))
        search.path = path.map { URL(fileURLWithPath: $0).path }
        search.project = project.map { URL(fileURLWithPath: $0).path }
        search.since = since.flatMap { ImportSince($0, now: Surroundings.now)?.start }
        return search
    }

    private func importing(_ settings: ClientSettings) throws -> RunImport {
        let file = try ConfigurationFile(path: Surroundings.configurationPath)
        let stop = StopSignal()
        let line = json ? nil : ImportProgressLine()
        return RunImport(
            settings: settings, machine: Surroundings.machine, user: file.userEmail,
            isStopped: { stop.wasSent }, progress: { line?.show($0) })
    }
}
