import API
import ArgumentParser
import Client

/// `moda skills list`: what there is.
struct SkillsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List skills.",
        discussion: """
            A candidate that a gate refused is 'rejected', one that waits for a person 'proposed'. With --verbose: since when
            each skill is served, how often its correction was made before and since, how often agents took it up, and
            why it was taken back or may be retired.
            """)

    @Option(help: "approved, proposed, rejected, retired or all.") var status = "approved"
    @Flag(name: .shortAndLong, help: "Tell how each skill does in service.") var verbose = false
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard ["approved", "proposed", "rejected", "retired", "all"].contains(status) else {
            throw ValidationError(
                "--status is approved, proposed, rejected, retired or all, not '\(status)'")
        }
    }

    func run() async throws {
        if verbose { return try await runVerbosely() }
        let list = try await connection.connect().skills(status: status)
        if json { return print(JSONText.of(list)) }
        if list.skills.isEmpty {
            print("no \(status == "all" ? "" : status + " ")skills yet: moda skills gen --wait")
        }
        for skill in list.skills {
            print(
                "\(skill.id.padded(to: 40))  \(skill.status.padded(to: 8))  v\(skill.version)  \(skill.description)"
            )
            for proposal in skill.retirement ?? [] {
                print("    may be retired: \(proposal.reason.oneLine(200))")
            }
        }
    }

    /// Only what was served: a candidate never was.
    private func runVerbosely() async throws {
        var list = try await connection.connect().effects()
        list.skills.removeAll { status != "all" && $0.status != status }
        print(json ? JSONText.of(list) : LifecycleText.service(list))
    }
}
