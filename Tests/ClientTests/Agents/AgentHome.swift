import Client
import Events
import Foundation
import TestSupport
import Testing

/// Agents' settings in a home folder of one test's own.
struct AgentHome {
    let folder: TemporaryFolder
    var machine: Machine

    init(environment: [String: String] = [:]) throws {
        folder = try TemporaryFolder()
        let program = folder.path + "/my programs/moda-hook"
        machine = Machine(
            home: folder.path, modaHome: folder.path + "/.moda", environment: environment,
            hookProgram: program,
            modaProgram: folder.path + "/my programs/moda")
        try folder.write("#!/bin/sh\n", to: "my programs/moda-hook")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    }

    static let key = "moda_" + String(repeating: "k", count: 46)

    static func reporting(
        server: String = "http://127.0.0.1:4318", key: String = key, prompts: Bool = true,
        outputs: Bool = false,
        email: String? = "ana@example.com"
    ) -> Reporting {
        Reporting(server: server, key: key, prompts: prompts, outputs: outputs, userEmail: email)
    }

    var configure: ConfigureAgents { ConfigureAgents(machine: machine) }

    /// Installs, and expects that it went well.
    @discardableResult
    func install(_ agent: Agent, _ reporting: Reporting = reporting()) -> AgentOutcome {
        let outcome = configure.install([agent], reporting)[0]
        #expect(outcome.error == nil)
        return outcome
    }

    @discardableResult
    func uninstall(_ agent: Agent) -> AgentOutcome {
        let outcome = configure.uninstall([agent])[0]
        #expect(outcome.error == nil)
        return outcome
    }

    func json(_ name: String) throws -> JSONValue { try JSONValue(parsing: folder.read(name) ?? "") }

    func signals(_ agent: Agent, _ reporting: Reporting? = reporting()) -> [String: AgentStatus.State] {
        let signals = configure.status([agent], reporting)[0].signals
        return Dictionary(signals.map { ($0.name, $0.state) }, uniquingKeysWith: { first, _ in first })
    }

    func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(name)")[.posixPermissions] as? Int
    }

    func files() -> Set<String> {
        let all = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
        var isFolder: ObjCBool = false
        return Set(
            all.filter { name in
                _ = FileManager.default.fileExists(atPath: "\(folder.path)/\(name)", isDirectory: &isFolder)
                return !isFolder.boolValue && !name.hasPrefix("my programs")
            })
    }
}
