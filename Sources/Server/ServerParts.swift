package import Events
package import Ingest
package import Shadow
package import Store

/// What the server is made of; a value, so that a test makes one of its own.
package struct ServerParts: Sendable {
    package var events: any EventStore
    package var history: any EventHistory
    package var statistics: any StatisticsStore
    package var applications: any ApplicationStore
    package var skills: any SkillStore
    package var control: any ControlStore
    package var intake: Intake
    package var now: @Sendable () -> Timestamp
    package var newID: @Sendable () -> String
    /// Rung when raw events wait to be normalized.
    package var arrivals: Bell
    /// Rung when a job waits.
    package var jobs: Bell
    package var limits = ServerLimits()
    /// Snapshots of work trees: where they are read, and where those from other machines go.
    package var shadow = ShadowShelves()
    /// Requests without a valid key.
    package var refused: RefusedCredentials

    package init(
        events: any EventStore, history: any EventHistory, statistics: any StatisticsStore,
        applications: any ApplicationStore, skills: any SkillStore, control: any ControlStore, intake: Intake,
        now: @escaping @Sendable () -> Timestamp, newID: @escaping @Sendable () -> String
    ) {
        self.events = events
        self.history = history
        self.statistics = statistics
        self.applications = applications
        self.skills = skills
        self.control = control
        self.intake = intake
        self.now = now
        self.newID = newID
        arrivals = Bell()
        jobs = Bell()
        refused = RefusedCredentials()
    }
}
