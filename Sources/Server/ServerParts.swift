package import Events
package import Harness
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
    /// What is kept, asked anew for each request; nil where it is what the intake says, for good.
    package var policy: (@Sendable () -> CapturePolicy)?
    package var now: @Sendable () -> Timestamp
    package var newID: @Sendable () -> String
    /// Rung when raw events wait to be normalized.
    package var arrivals: Bell
    /// Rung when a job waits.
    package var jobs: Bell
    /// When each night's run is due; nil for never.
    package var nightly: NightlySchedule?
    /// Days that a job is remembered after its end.
    package var jobDays: Int64 = 90
    package var limits = ServerLimits()
    /// The shipped gates, for who asks of them or edits a skill; nil where those routes do not answer.
    package var gates: GateDesk?
    /// Snapshots of work trees: where they are read, and where those from other machines go.
    package var shadow = ShadowShelves()
    /// How much of those from other machines is kept.
    package var received = ReceivedRoom()
    /// The review page; nil where there is none.
    package var pages: PageParts?
    /// How the store does, for who asks whether the server is ready; nil where only writing is tried.
    package var vitals: (any VitalStore)?
    /// What is counted of requests.
    package var metrics = ServerMetrics()
    /// Whether the server is being stopped.
    package var drain = Drain()
    /// By what the server speaks TLS itself; nil where it does not.
    package var tls: TLSFiles?
    /// Whose skills anyone may discover without a key; nil where nobody's.
    package var publicSkills: TenantID?
    /// Origins of pages that may talk to the Model Context Protocol's endpoint, beside those of this machine.
    package var allowedOrigins: Set<String> = []
    /// Takes out of the store what is to be forgotten; nil where the route does not answer.
    package var forgetting: (any ForgettingStore)?
    /// Lets old telemetry go, and when; nil or no limits where all of it is kept.
    package var aging: (any RetentionStore)?
    package var retention = RetentionLimits()
    /// What went for its age, counted.
    package var expired = ExpiredCounts()
    /// Who may say for others where they come from.
    package var proxies = TrustedProxies.none
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

    /// The policy now.
    var currentPolicy: @Sendable () -> CapturePolicy { policy ?? { [intake] in intake.policy } }
}
