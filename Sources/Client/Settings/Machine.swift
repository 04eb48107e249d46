/// What the commands must know of the machine that they run on; a value, so that a test makes one of its own.
package struct Machine: Sendable {
    /// The person's home folder, where the agents keep their settings.
    package var home: String
    /// `~/.moda`, or `MODA_HOME`.
    package var modaHome: String
    package var environment: [String: String]
    /// Our own programs, absolute paths: what a hook runs, and the command line itself.
    package var hookProgram: String
    package var modaProgram: String

    package init(
        home: String, modaHome: String, environment: [String: String], hookProgram: String,
        modaProgram: String
    ) {
        self.home = home
        self.modaHome = modaHome
        self.environment = environment
        self.hookProgram = hookProgram
        self.modaProgram = modaProgram
    }

    package var configurationPath: String { modaHome + "/config.json" }
    package var shadowRoot: String { modaHome + "/shadow" }
    package var spool: String { modaHome + "/spool" }
    /// `CLAUDE_CONFIG_DIR`, else `~/.claude`.
    package var claudeFolder: String { folder("CLAUDE_CONFIG_DIR", else: "/.claude") }
    /// `CODEX_HOME`, else `~/.codex`.
    package var codexFolder: String { folder("CODEX_HOME", else: "/.codex") }
    package var cursorFolder: String { home + "/.cursor" }

    private func folder(_ variable: String, else usual: String) -> String {
        environment[variable].flatMap { $0.isEmpty ? nil : $0 } ?? home + usual
    }
}
