import API
import Client
import Events
import Testing

/// What doctor makes of the facts.
@Suite struct DiagnosisTests {
    private let now = Timestamp(milliseconds: 20_000 * 86_400_000)
    private var facts: DoctorFacts

    init() {
        var signal = IngestHealthView.Signal(
            provider: "claude", signal: "logs", lastAt: nil, accepted: 12, refused: 0, lastRefusal: nil)
        signal.lastAt = Timestamp(milliseconds: now.milliseconds - 300_000).rfc3339
        let health = IngestHealthView(
            version: "1", clock: now.rfc3339,
            key: .init(id: "k", name: "laptop", scopes: ["ingest", "read"], expiresAt: nil),
            signals: [signal], agents: [.init(agent: .claude, sessions: 1, prompts: 10, promptsWithText: 9)],
            capturesPrompts: true, waiting: 0, oldestWaiting: nil, storeBytes: 5_000_000,
            freeBytes: 50 << 30)
        let logs = AgentStatus.Signal(name: "logs", state: .configured, file: "settings.json")
        facts = DoctorFacts(
            now: now,
            server: ServerFacts(
                address: "http://s", readiness: .ready, health: .known(health), clockOffset: 0),
            key: KeyFacts(isSet: true),
            agents: [
                AgentStatus(agent: .claude, isInstalled: true, sendsPromptText: true, signals: [logs]),
                AgentStatus(agent: .codex, isInstalled: false, sendsPromptText: false, signals: []),
            ],
            programs: ProgramFacts(hookProgram: "/bin/moda-hook", hasHookProgram: true, missing: []),
            spool: SpoolFacts(), snapshots: SnapshotFacts(), skills: [])
    }

    private func finding(_ subject: String, _ change: (inout DoctorFacts) -> Void = { _ in }) -> Finding? {
        findings(change).first { $0.subject == subject }
    }

    private func findings(_ change: (inout DoctorFacts) -> Void = { _ in }) -> [Finding] {
        var facts = facts
        change(&facts)
        return Diagnosis.findings(facts)
    }

    private func health(_ change: @escaping (inout IngestHealthView) -> Void) -> (inout DoctorFacts) -> Void {
        { facts in
            guard case .known(var view) = facts.server.health else { return }
            change(&view)
            facts.server.health = .known(view)
        }
    }

    @Test func whereAllIsWellNothingIsToBeDone() {
        let all = findings()
        #expect(all.allSatisfy { $0.mark == .ok && $0.remedy == nil })
        #expect(finding("claude logs")?.text == "configured, last seen 5 minutes ago, 12 in 24 hours")
        #expect(finding("codex")?.text == "is not on this machine")
    }

    /// Everything that is not well names what mends it.
    @Test func whatIsBrokenFailsAndWhatCouldBeBetterWarns() {
        let cases: [(String, Finding.Mark, (inout DoctorFacts) -> Void)] = [
            ("server", .fail, { $0.server.readiness = .unreachable("refused") }),
            ("server", .fail, { $0.server.readiness = .storeDown }),
            ("server", .fail, { $0.server.readiness = .foreign(404) }),
            ("key", .fail, { $0.key.isSet = false }),
            ("snapshots", .warn, { ($0.snapshots.workTrees, $0.snapshots.notTaken) = (1, "507, no room") }),
            ("key", .warn, { $0.key.exposedFile = "/config.json" }),
            ("key", .fail, { $0.server.health = .refused(status: 401, detail: "") }),
            ("key", .warn, { $0.server.health = .refused(status: 403, detail: "this key lacks 'read'") }),
            ("key", .warn, health { $0.key.scopes = ["read"] }),
            ("key", .warn, health { $0.key.expiresAt = "2024-10-06T00:00:00Z" }),
            ("clock", .warn, { $0.server.clockOffset = 60_000 }),
            ("clock", .fail, { $0.server.clockOffset = -4_000_000 }),
            ("store", .warn, health { $0.freeBytes = 500 << 20 }),
            ("store", .fail, health { $0.freeBytes = 1 }),
            ("claude logs", .fail, { $0.agents[0].signals[0].state = .outdated }),
            ("claude logs", .fail, { $0.agents[0].signals[0].state = .ineffective }),
            ("claude logs", .warn, health { $0.signals = [] }),
            ("claude prompts", .warn, health { $0.agents[0].promptsWithText = 0 }),
            ("codex", .warn, { $0.agents[1].isInstalled = true }),
            ("programs", .fail, { $0.programs.hasHookProgram = false }),
            ("programs", .fail, { $0.programs.missing = [("settings.json", "/gone/moda-hook")] }),
            (
                "cursor skills", .fail,
                {
                    $0.skills = [
                        SkillFacts(target: .cursor, readable: 0, edited: 0, broken: ["x"], doubled: 0)
                    ]
                }
            ),
        ]
        for (subject, mark, change) in cases {
            let found = finding(subject, change)
            #expect(found?.mark == mark, "\(subject)")
            #expect(found?.remedy?.isEmpty == false, "\(subject)")
        }
    }

    @Test func aQueueThatDoesNotMoveIsTold() {
        func queue(_ minutes: Int64) -> Finding? {
            finding(
                "queue",
                health { view in
                    view.waiting = 7
                    view.oldestWaiting = Timestamp(milliseconds: now.milliseconds - minutes * 60_000).rfc3339
                })
        }
        #expect(queue(0)?.mark == .ok && queue(2)?.mark == .warn && queue(20)?.mark == .fail)
        #expect(queue(20)?.text == "7 requests to be read, the oldest for 20 minutes")
    }

    @Test func refusedRequestsAreToldWithTheLastReason() {
        let all = findings(
            health {
                $0.signals[0].refused = 3
                $0.signals[0].lastRefusal = .init(at: "", status: 413, reason: "too large")
            }
        ).filter { $0.subject == "claude logs" }
        #expect(all.map(\.mark) == [.ok, .warn])
        #expect(all.last?.text == "3 requests refused in 24 hours; the last: 413, too large")
    }

    @Test func theSpoolIsLateOnlyWhereNobodyEmptiesIt() {
        func spool(_ minutes: Int64, isAtWork: Bool) -> Finding? {
            finding("spool") { facts in
                facts.spool.waiting = 2
                facts.spool.oldest = Timestamp(milliseconds: now.milliseconds - minutes * 60_000)
                facts.spool.isCourierAtWork = isAtWork
            }
        }
        #expect(spool(1, isAtWork: false)?.mark == .ok)
        #expect(spool(30, isAtWork: true)?.mark == .ok)
        #expect(spool(30, isAtWork: false)?.mark == .warn)
        #expect(finding("spool") { $0.spool.dropped = 1 }?.mark == .warn)
    }
}
