package import Events

/// What the person agreed to at `moda init`.
package struct Agreement: Sendable, Equatable {
    package var traceAgents = false
    package var prompts = false
    package var outputs = false
    package var snapshots = false
    package var shareSnapshots = false
    package var userEmail: String?

    /// What was said on the command line; nil for what was not.
    package struct Answers: Sendable {
        package var traceAgents: Bool?
        package var prompts: Bool?
        package var outputs: Bool?
        package var snapshots: Bool?
        package var shareSnapshots: Bool?
        package var userEmail: String?

        package init() {}
    }

    /// What is known before anybody is asked.
    package struct Situation: Sendable {
        package var server: String
        /// What was agreed to before, with the same server; empty for a new one, since a yes to one's own
        /// machine is no yes to another.
        package var known: ConfigurationFile
        package var agents: [Agent]
        package var gitEmail: String?

        package init(server: String, known: ConfigurationFile, agents: [Agent], gitEmail: String?) {
            self.server = server
            self.known = known
            self.agents = agents
            self.gitEmail = gitEmail
        }
    }

    /// Asks what the command line leaves open.
    ///
    /// Text that would leave this machine is proposed only where it was agreed to before.
    ///
    /// - Throws: `ClientError` where nobody can answer.
    package init(
        _ answers: Answers, _ situation: Situation, _ questioner: Questioner
    ) throws(ClientError) {
        let known = situation.known
        let isHere = ServerPlace.isThisMachine(situation.server)
        let place = isHere ? "the server on this machine" : situation.server
        let names = situation.agents.map(\.title).joined(separator: ", ")
        traceAgents = try questioner.yesOrNo(
            answers.traceAgents,
            """
            May \(names) report to \(place)? That is: which tools and commands ran, on which files, how long,
            with what outcome, tokens and cost, errors. Secrets are taken out before anything is stored.
            """, option: "--coding-agent-traces", proposal: known.traceAgents ?? true)
        guard traceAgents else { return }
        prompts = try questioner.yesOrNo(
            answers.prompts,
            "May what you write to the agents, and what they answer, go there as text? Corrections are found in it.",
            option: "--capture-prompts", proposal: known.capturePrompts ?? isHere)
        outputs = try questioner.yesOrNo(
            answers.outputs,
            "May the output of commands and the contents of files go there?", option: "--capture-outputs",
            proposal: known.captureOutputs ?? false)
        snapshots = try questioner.yesOrNo(
            answers.snapshots,
            """
            May snapshots of the work tree be kept on this machine, in ~/.moda/shadow? They show what you change
            after an agent. Ignored files, .env files and keys stay out, and your repository is not touched.
            """, option: "--snapshots", proposal: known.snapshots ?? true)
        if snapshots, !isHere {
            shareSnapshots = try questioner.yesOrNo(
                answers.shareSnapshots,
                "May these snapshots, your source code among them, go to \(place)?",
                option: "--share-snapshots", proposal: known.shareSnapshots ?? false)
        }
        userEmail = try questioner.text(
            answers.userEmail,
            "Whose work is it? An address that the events are under; '-' for none.",
            option: "--user-email", proposal: known.userEmail ?? situation.gitEmail)
        if userEmail?.isEmpty == true || userEmail == "-" { userEmail = nil }
    }

    /// The configuration with what was agreed to.
    package func applied(to file: ConfigurationFile) -> ConfigurationFile {
        var file = file
        file.traceAgents = traceAgents
        guard traceAgents else { return file }
        file.capturePrompts = prompts
        file.captureOutputs = outputs
        file.snapshots = snapshots
        file.shareSnapshots = shareSnapshots
        file.userEmail = userEmail
        return file
    }
}
