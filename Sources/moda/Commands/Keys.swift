import ArgumentParser

/// `moda keys`: who may talk to the server.
struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make, list and revoke API keys, in the store of the server on this machine.",
        subcommands: [KeysCreate.self, KeysList.self, KeysRevoke.self])
}
