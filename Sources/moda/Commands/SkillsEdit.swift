import API
import ArgumentParser
import Client
import Foundation

/// `moda skills edit`: a person's own text for a skill.
struct SkillsEdit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Replace the text of a skill by a file of yours, as a new version.",
        discussion: """
            No run replaces it: what one would change waits as a proposal, and approving that keeps your lines. The gates
            for secrets, for injection and for the form of a skill look at it first.
            """)

    @Argument(help: "The skill's id.") var id: String
    @Argument(help: "The SKILL.md.", completion: .file()) var file: String
    @Option(help: "The digest of the text that you looked at; if it is another one by now, nothing changes.")
    var digest: String?
    @Option(help: "What you changed; kept with the version.") var note: String?
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw ValidationError("\(file) cannot be read as text")
        }
        let request = SkillEditRequest(markdown: text, digest: digest, note: note)
        let view = try await connection.connect().edit(id, request)
        print(json ? JSONText.of(view) : "\(view.id) is v\(view.version) now, \(view.status)")
    }
}
