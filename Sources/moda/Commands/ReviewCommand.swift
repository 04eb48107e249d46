import ArgumentParser
import Client

/// `moda review`: a link to the review page that signs in by itself, once.
struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Print a link to the review page; it signs in once, within a minute.",
        discussion: """
            The link holds a code, not the key, and behind the '#', which a browser never sends: it is in no log. Whoever
            opens it may do what the key of this machine may; it ends after 12 hours, or when the key is revoked.
            Where scripts are off, paste what stands behind the '#' into the form.
            """)

    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let link = try await connection.connect().reviewLink()
        print(json ? JSONText.of(link) : link.url)
    }
}
