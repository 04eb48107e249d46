import Client
import Foundation

/// Finds the server and the key of `moda init`, and looks whether they belong together.
struct InitialConnection {
    let server: String?
    let readsKey: Bool
    let isUnattended: Bool
    let file: ConfigurationFile

    /// - Returns: The settings, and whether the server answered.
    /// - Throws: `ClientError` where there is no key, or the server refuses it.
    func settle() async throws -> (settings: ClientSettings, isReachable: Bool) {
        var settings = ClientSettings(server: server, environment: Surroundings.environment, file: file)
        settings.key = try key(for: settings)
        do {
            _ = try await ModaServer(settings).skills(status: "approved")
            return (settings, true)
        } catch let error as ClientError {
            if error.kind == .unreachable { return (settings, false) }
            // 403: the key is good for sending alone, which is all that the agents do.
            guard error.status == 403 else { throw error }
            return (settings, true)
        }
    }

    private func key(for settings: ClientSettings) throws -> String {
        if readsKey {
            let input = FileHandle.standardInput.readDataToEndOfFile()
            let line = String(decoding: input, as: UTF8.self).split(whereSeparator: \.isNewline).first
            guard let line else { throw ClientError(.local, "--key-stdin: standard input is empty") }
            return line.trimmingCharacters(in: .whitespaces)
        }
        if let key = Surroundings.environment["MODA_API_KEY"], !key.isEmpty { return key }
        // The key of the file is for the server of the file, and for no other.
        let isSame = file.server == nil || file.server == settings.server
        if isSame, let key = file.key { return key }
        let isHere = ServerPlace.isThisMachine(settings.server)
        if !isUnattended, Terminal.isThere, !isHere,
            let key = Terminal.askSecretly("API key for \(settings.server): "), !key.isEmpty
        {
            return key
        }
        throw ClientError(
            .local,
            isHere
                ? "no API key for \(settings.server): run 'moda up' in another terminal, which makes one, then again"
                : "no API key for \(settings.server): set MODA_API_KEY, or give it with --key-stdin")
    }
}
