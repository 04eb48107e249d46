import Client
import Events
import Foundation

/// What the command line takes from the machine: read here and nowhere else.
enum Surroundings {
    static var environment: [String: String] { ProcessInfo.processInfo.environment }

    /// `HOME`, as the agents and the hooks take it; Foundation asks the user database on Linux.
    static var userHome: String { folder("HOME") ?? FileManager.default.homeDirectoryForCurrentUser.path }

    /// `~/.moda`, or `MODA_HOME`.
    static var home: String { folder("MODA_HOME") ?? userHome + "/.moda" }

    /// A variable that names a folder, from the root on: a hook, which is started elsewhere, must find the same.
    private static func folder(_ name: String) -> String? {
        guard let path = environment[name], !path.isEmpty else { return nil }
        return path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }

    static var configurationPath: String { home + "/config.json" }

    /// What the commands that set agents up must know of this machine.
    static var machine: Machine {
        let program = URL(fileURLWithPath: Bundle.main.executablePath ?? "").resolvingSymlinksInPath()
        return Machine(
            home: userHome, modaHome: home,
            environment: environment,
            hookProgram: program.deletingLastPathComponent().path + "/moda-hook", modaProgram: program.path)
    }

    /// The same where hooks are about to be pointed at our hook program, which lies beside this one.
    static func machineWithHook() throws -> Machine {
        let machine = machine
        guard FileManager.default.isExecutableFile(atPath: machine.hookProgram) else {
            throw ClientError(
                .local,
                "there is no moda-hook beside moda (\(machine.hookProgram)): install both in one folder")
        }
        return machine
    }

    /// Where hooks put the snapshots of work trees.
    static var shadowRoot: String { home + "/shadow" }

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

    static func holds(_ file: String, in folder: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(folder)/\(file)")
    }

    private static func holdsGates(_ folder: String) -> Bool {
        FileManager.default.fileExists(atPath: folder + "/recurrence.yaml")
    }
}
