import API
import ArgumentParser
import Client
import Foundation

/// The command line's entry.
@main
struct Moda: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "moda",
        abstract: "Turns the corrections that you repeat to your coding agents into skills.",
        discussion: """
            Start here, on one machine:
              moda up                  run a server with its own store and key, nothing to configure
              moda init                let the coding agents report to it; asks what may be captured
              moda skills gen --wait   find repeated corrections, draft skills, let the gates judge them
              moda review              a link to the review page, which needs no key
              moda skills pull         write the approved skills where this project's agents read them
              moda events tail         see what comes in; 'events raw --refused': what was refused and why
              moda jobs list           the runs, nightly ones included; 'show', 'cancel', 'dead'
              moda stats               tokens, cost, tools, skills and corrections
              moda doctor              what reports, what does not, and the command that mends it

            Exit codes: 0 done; 1 it could not be done here; 2 the server cannot be reached or is busy, try again;
            3 the server said no (wrong key, no such skill); 64 the command line is wrong.
            """,
        version: ModaVersion.current,
        subcommands: [
            Init.self, Import.self, Up.self, Serve.self, ReviewCommand.self, HooksCommand.self, Keys.self,
            Skills.self, Jobs.self, HarnessCommand.self,
            GatesCommand.self,
            Conversations.self,
            EventsCommand.self, Stats.self,
            BackupCommand.self, RestoreCommand.self, Forget.self, ConfigCommand.self,
            CorrectionsCommand.self, Doctor.self, SnapshotsCommand.self, HookCommand.self,
        ])

    /// Runs the command and turns an error into one line and an exit code.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let error as ClientError {
            FileHandle.standardError.write(Data("moda: \(error)\n".utf8))
            exit(withError: ExitCode(error.exitCode))
        } catch {
            exit(withError: error)
        }
    }
}

extension ClientError {
    var exitCode: Int32 {
        switch kind {
        case .local: 1
        case .unreachable: 2
        case .refused: 3
        }
    }
}
