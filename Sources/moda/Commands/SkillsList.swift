import API
import ArgumentParser
import Client

/// `moda skills list`: what there is.
struct SkillsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List skills.",
        discussion: "A candidate that a gate refused is 'rejected', one that waits for a person 'proposed'.")

    @Option(help: "approved, proposed, rejected, retired or all.") var status = "approved"
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard ["approved", "proposed", "rejected", "retired", "all"].contains(status) else {
            throw ValidationError(
                "--status is approved, proposed, rejected, retired or all, not '\(status)'")
        }
    }

    func run() async throws {
        let list = try await connection.connect().skills(status: status)
        if json { return print(JSONText.of(list)) }
        if list.skills.isEmpty {
            print("no \(status == "all" ? "" : status + " ")skills yet: moda skills gen --wait")
        }
        for skill in list.skills {
            print(
                "\(skill.id.padded(to: 40))  \(skill.status.padded(to: 8))  v\(skill.version)  \(skill.description)"
            )
        }
    }
}
