package import API
package import Events

/// All that doctor goes by, gathered before anything is judged.
package struct DoctorFacts: Sendable {
    package var now: Timestamp
    package var server: ServerFacts
    package var key: KeyFacts
    package var agents: [AgentStatus]
    package var programs: ProgramFacts
    package var spool: SpoolFacts
    package var snapshots: SnapshotFacts
    package var skills: [SkillFacts]

    package init(
        now: Timestamp, server: ServerFacts, key: KeyFacts, agents: [AgentStatus], programs: ProgramFacts,
        spool: SpoolFacts, snapshots: SnapshotFacts, skills: [SkillFacts]
    ) {
        self.now = now
        self.server = server
        self.key = key
        self.agents = agents
        self.programs = programs
        self.spool = spool
        self.snapshots = snapshots
        self.skills = skills
    }

    /// What the server says, where it said something.
    var health: IngestHealthView? {
        guard case .known(let view) = server.health else { return nil }
        return view
    }
}

/// How the server answered.
package struct ServerFacts: Sendable {
    package enum Readiness: Sendable, Equatable {
        case ready
        /// It answers, and its store does not.
        case storeDown
        case unreachable(String)
        /// Something answers that is no moda server.
        case foreign(Int)
    }

    package enum Health: Sendable, Equatable {
        case known(IngestHealthView)
        case refused(status: Int, detail: String)
        case notAsked
    }

    package var address: String
    package var readiness: Readiness
    package var health: Health
    /// Milliseconds that the server's clock is ahead of ours; nil where it told no time.
    package var clockOffset: Int64?

    package init(address: String, readiness: Readiness, health: Health, clockOffset: Int64?) {
        self.address = address
        self.readiness = readiness
        self.health = health
        self.clockOffset = clockOffset
    }
}

/// The key as this machine has it.
package struct KeyFacts: Sendable {
    package var isSet: Bool
    /// The configuration file, where others of this machine may read it.
    package var exposedFile: String?

    package init(isSet: Bool, exposedFile: String? = nil) {
        self.isSet = isSet
        self.exposedFile = exposedFile
    }
}

/// Our own programs.
package struct ProgramFacts: Sendable {
    package var hookProgram: String
    package var hasHookProgram: Bool
    /// Programs that hooks in agents' settings name and that are not there, by the settings' file.
    package var missing: [(file: String, program: String)]

    package init(hookProgram: String, hasHookProgram: Bool, missing: [(file: String, program: String)]) {
        self.hookProgram = hookProgram
        self.hasHookProgram = hasHookProgram
        self.missing = missing
    }
}

/// What waits to be sent.
package struct SpoolFacts: Sendable {
    package var waiting = 0
    package var oldest: Timestamp?
    /// Why the oldest of them could not be sent at the last try; nil where all goes well.
    package var trouble: String?
    package var refused = 0
    package var lastReason: String?
    /// At which the server failed too often.
    package var aside = 0
    package var asideReason: String?
    package var dropped = 0
    package var isCourierAtWork = false

    package init() {}
}

/// The shadow repositories.
package struct SnapshotFacts: Sendable {
    package var workTrees = 0
    package var bytes: Int64 = 0
    package var last: Timestamp?
    /// Whether there was more than is counted.
    package var isCut = false
    /// Why the server would not take the last that were sent; nil where it did, or none were.
    package var notTaken: String?

    package init() {}
}

/// The pulled skills of one target in the project.
package struct SkillFacts: Sendable {
    package var target: SkillTarget
    package var readable: Int
    package var edited: Int
    /// Files that an agent cannot read as a skill, and why.
    package var broken: [String]
    /// Skills that another folder holds too which Cursor reads.
    package var doubled: Int

    package init(target: SkillTarget, readable: Int, edited: Int, broken: [String], doubled: Int) {
        self.target = target
        self.readable = readable
        self.edited = edited
        self.broken = broken
        self.doubled = doubled
    }
}
