internal import API
internal import Events
internal import Hummingbird
internal import Logging
internal import Store

/// Without a key, for whoever sends requests here or keeps the process running.
///
/// `/healthz`: the process answers. `/readyz`: requests may be sent here, or 503, and in either case what was looked
/// at: whether the server is stopping, the store takes commits, has room and its newest schema, and normalizing
/// keeps up.
struct HealthRoutes {
    private let readiness: Readiness

    init(_ parts: ServerParts) { readiness = Readiness(parts) }

    func add(to router: Router<ModaContext>) {
        router.get("healthz") { _, _ in
            try Response.json(
                HealthView(checks: [.init(name: "server", isOK: true, detail: "it answers")]),
                headers: [.cacheControl: "no-store"])
        }
        router.get("readyz") { _, _ in try await ready() }
    }

    private func ready() async throws -> Response {
        let view = HealthView(checks: await readiness.checks())
        var headers: HTTPFields = [.cacheControl: "no-store"]
        if view.status != "ok" { headers[.retryAfter] = "1" }
        return try .json(
            view, status: view.status == "ok" ? .ok : .serviceUnavailable, headers: headers)
    }
}

/// Whether the server can do its work, looked at once a second at most however often it is asked.
private actor Readiness {
    private typealias Check = HealthView.Check

    /// Bytes below which a store is as good as full.
    private static let leastRoom: Int64 = 64 << 20
    /// Milliseconds that events may wait to be normalized: a burst takes seconds.
    private static let longestWait: Int64 = 5 * 60_000

    private let events: any EventStore
    private let vitals: (any VitalStore)?
    private let drain: Drain
    private let now: @Sendable () -> Timestamp
    private var known: [HealthView.Check] = []
    private var knownUntil = ContinuousClock.now

    init(_ parts: ServerParts) {
        (events, vitals, drain, now) = (parts.events, parts.vitals, parts.drain, parts.now)
    }

    /// Who asks during a trial hears what was known before.
    func checks() async -> [HealthView.Check] {
        let stopping = drain.isDraining
        let server = Check(
            name: "server", isOK: !stopping,
            detail: stopping ? "it is stopping: send requests elsewhere" : "it takes requests")
        guard ContinuousClock.now >= knownUntil else { return [server] + known }
        knownUntil = .now + .seconds(1)
        let state = await state()
        known = [await writer(state.isRewritten)] + state.checks
        return [server] + known
    }

    /// Ready also while the store is written anew: it takes telemetry.
    private func writer(_ isRewritten: Bool) async -> HealthView.Check {
        do {
            try await events.checkWritable()
            return Check(
                name: "writer", isOK: true,
                detail: isRewritten
                    ? "the store takes telemetry; decisions and new runs are answered with 503 until its file is written anew"
                    : "the store takes commits")
        } catch {
            return Check(
                name: "writer", isOK: false,
                detail: "the store cannot be written: look into the log, and at its disk")
        }
    }

    private func state() async -> (checks: [HealthView.Check], isRewritten: Bool) {
        guard let vitals else { return ([], false) }
        do {
            let state = try await vitals.vitals()
            return ([room(state), schema(state), queue(state)], state.isBeingRewritten)
        } catch {
            let check = Check(
                name: "migrations", isOK: false, detail: "the store cannot be read: look into the log")
            return ([check], false)
        }
    }

    private func room(_ state: StoreVitals) -> HealthView.Check {
        guard let free = state.freeBytes else {
            return Check(name: "disk", isOK: true, detail: "the system does not tell how much is free")
        }
        let isOK = free >= Self.leastRoom
        return Check(
            name: "disk", isOK: isOK,
            detail: "\(free >> 20) MiB are free" + (isOK ? "" : ": make room on the disk of the store"))
    }

    private func schema(_ state: StoreVitals) -> HealthView.Check {
        let missing = state.missingMigrations
        return Check(
            name: "migrations", isOK: missing.isEmpty,
            detail: missing.isEmpty
                ? "the schema is the newest"
                : "\(missing.joined(separator: ", ")) have not run: restart the server")
    }

    private func queue(_ state: StoreVitals) -> HealthView.Check {
        guard state.waiting > 0, let oldest = state.oldestWaiting else {
            return Check(name: "queue", isOK: true, detail: "nothing waits to be normalized")
        }
        let age = max(0, now().milliseconds - oldest.milliseconds)
        let isOK = age <= Self.longestWait
        return Check(
            name: "queue", isOK: isOK,
            detail: "\(state.waiting) raw events wait to be normalized, the oldest for \(age / 1_000) s"
                + (isOK ? "" : ": look into the log for the normalizer"))
    }
}
