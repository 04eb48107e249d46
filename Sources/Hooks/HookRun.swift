package import Events
internal import Shadow

/// One hook, from what the agent wrote to its end: the report into the spool, a look at the work tree in a
/// process that need not be waited for, a courier for what is in the spool.
///
/// It has no way to fail: whatever is wrong, the agent goes on as if nobody had been there.
package struct HookRun: Sendable {
    /// What the program found where it started.
    package struct Surroundings: Sendable {
        /// The person's home folder, and `~/.moda`; nil where there is none.
        package var home: String?
        package var modaHome: String?
        /// The `moda` program; nil where it is nowhere.
        package var courier: String?
        /// Since 1970.
        package var microseconds: Int64
        package var process: Int32
        /// Chance enough to be unlike any other's.
        package var delivery: String
        /// The folders where agents and we keep our own state, which is no work of anybody's.
        package var stateFolders: [String]

        package init(
            home: String?, modaHome: String?, courier: String?, microseconds: Int64, process: Int32,
            delivery: String, stateFolders: [String] = []
        ) {
            self.home = home
            self.modaHome = modaHome
            self.courier = courier
            self.microseconds = microseconds
            self.process = process
            self.delivery = delivery
            self.stateFolders = stateFolders
        }
    }

    /// Milliseconds that an agent may wait for a look (decisions: "Hook timing").
    package static let budget = 150

    package let agent: Agent
    package let surroundings: Surroundings
    /// False in a process that has threads, where a look cannot be left behind.
    package let canFork: Bool

    package init(agent: Agent, surroundings: Surroundings, canFork: Bool = true) {
        self.agent = agent
        self.surroundings = surroundings
        self.canFork = canFork
    }

    /// Does all of it; `answer` is called at once with what the agent insists on reading, if it does.
    package func run(_ reading: StandardInput.Reading, within budget: Budget, answer: (String) -> Void) {
        guard !reading.bytes.isEmpty else { return }
        let payload = HookPayload(reading.bytes)
        if agent == .cursor { CursorAnswer.to(payload.event).map(answer) }
        let place = payload.workFolders.lazy.compactMap(Workspace.root(around:)).first
        let item = SpoolItem(
            agent: agent, observedAt: Timestamp(milliseconds: surroundings.microseconds / 1000),
            delivery: surroundings.delivery, root: place?.root, branch: place?.branch,
            payload: reading.isWhole ? reading.bytes : payload.remnant)
        let spool = surroundings.modaHome.map { Spool(folder: $0 + "/spool") }
        let isKept = spool.map { add(item, to: $0) } ?? false
        let look = place.flatMap { plannedLook(payload, item, in: $0.root) }
        let child = look.flatMap { look in canFork ? DetachedChild { look.take(budget) } : nil }
        if !isKept { handOver(item) }
        child?.wait(budget)
        if isKept, let spool {
            CourierStart(spool: spool, program: surroundings.courier).ensure(
                now: item.observedAt.milliseconds)
        }
    }

    private func add(_ item: SpoolItem, to spool: Spool) -> Bool {
        spool.add(
            item.bytes,
            named: Spool.name(microseconds: surroundings.microseconds, process: surroundings.process))
    }

    /// A full disk, a folder that may not be written: what was heard goes on from memory.
    private func handOver(_ item: SpoolItem) {
        let start = CourierStart(
            spool: Spool(folder: (surroundings.modaHome ?? "") + "/spool"), program: surroundings.courier)
        guard canFork else { return start.hand(over: item) }
        _ = DetachedChild { start.hand(over: item) }
    }

    private func plannedLook(_ payload: HookPayload, _ item: SpoolItem, in root: String) -> PlannedLook? {
        guard let plan = SnapshotPlan(payload), !payload.session.isEmpty, let home = surroundings.home,
            let modaHome = surroundings.modaHome,
            HookSettings(path: modaHome + "/config.json").snapshots
        else { return nil }
        let session = SessionKey(agent: payload.isCursors ? .cursor : agent, id: payload.session)
        let moment = SnapshotMoment(
            session: session, cause: plan.cause, turn: payload.turn, toolCall: payload.toolCall,
            tool: payload.tool, delivery: item.delivery, at: item.observedAt)
        return PlannedLook(
            plan: plan, moment: moment, root: root,
            snapshots: Snapshots(
                layout: ShadowLayout(root: modaHome + "/shadow"), home: home,
                tenantFolders: surroundings.stateFolders),
            gatePath: Spool(folder: modaHome + "/spool").gatePath)
    }
}

extension Spool {
    /// The file of `SessionGate`.
    package var gatePath: String { folder + "/.sessions" }
}
