package import Events
internal import Hooks

/// Gathers the facts that doctor judges by.
package struct Examination: Sendable {
    package var machine: Machine
    package var settings: ClientSettings
    package var file: ConfigurationFile
    /// The project's root; its skills are looked at.
    package var project: String
    package var now: @Sendable () -> Timestamp
    /// Seconds for each question to the server.
    package var patience = 10

    package init(
        machine: Machine, settings: ClientSettings, file: ConfigurationFile, project: String,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.machine = machine
        self.settings = settings
        self.file = file
        self.project = project
        self.now = now
    }

    /// Looks at everything once; `agents` is what each agent's settings say.
    package func run(agents: [AgentStatus]) async -> DoctorFacts {
        let server = await ServerProbe(settings, patience: patience, now: now).run()
        return DoctorFacts(
            now: now(), server: server,
            key: KeyFacts(settings, file: file, path: machine.configurationPath), agents: agents,
            programs: ProgramFacts(on: machine), spool: SpoolFacts(Spool(folder: machine.spool)),
            snapshots: SnapshotFacts(root: machine.shadowRoot), skills: SkillFacts.look(in: project))
    }
}
