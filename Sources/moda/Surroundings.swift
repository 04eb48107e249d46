import Client
import Events
import Foundation

/// What the command line takes from the machine: read here and nowhere else.
enum Surroundings {
    static var environment: [String: String] { ProcessInfo.processInfo.environment }

    /// `~/.moda`, or `MODA_HOME`.
    static var home: String {
        environment["MODA_HOME"] ?? FileManager.default.homeDirectoryForCurrentUser.path + "/.moda"
    }

    static var configurationPath: String { home + "/config.json" }

    static var defaultDatabase: String { environment["MODA_DATABASE"] ?? home + "/moda.sqlite" }

    static var now: Timestamp {
        Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }

    static func settings(server: String?) throws -> ClientSettings {
        ClientSettings(
            server: server, environment: environment, file: try ConfigurationFile(path: configurationPath))
    }

    /// The gates' folder: as given, by `MODA_GATES`, beside an installed program (`../share/moda/gates`), or
    /// in the source tree that the program was built in.
    static func gatesFolder(_ option: String?) throws -> String {
        if let given = option ?? environment["MODA_GATES"] { return given }
        let program = URL(fileURLWithPath: Bundle.main.executablePath ?? "").resolvingSymlinksInPath()
        var folder = program.deletingLastPathComponent()
        let installed = folder.deletingLastPathComponent().path + "/share/moda/gates"
        if holdsGates(installed) { return installed }
        for _ in 0..<5 {
            if holdsGates(folder.path + "/gates") { return folder.path + "/gates" }
            folder.deleteLastPathComponent()
        }
        throw ClientError(
            .local, "cannot find the gates: point --gates or MODA_GATES at the folder with their YAML files")
    }

    private static func holdsGates(_ folder: String) -> Bool {
        FileManager.default.fileExists(atPath: folder + "/recurrence.yaml")
    }
}
