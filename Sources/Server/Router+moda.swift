package import Hummingbird
internal import Store

/// All routes, with no port: a test drives them in process.
package func modaRouter(_ parts: ServerParts) -> Router<ModaContext> { modaRoutes(parts).router }

/// All routes, and what hands their answers out a second time without them.
func modaRoutes(_ parts: ServerParts) -> (router: Router<ModaContext>, atHand: AnswersAtHand) {
    let router = Router(context: ModaContext.self, options: .autoGenerateHeadEndpoints)
    let routes = RouteTable()
    let envelope = Envelope(
        routes: routes, ids: RequestIDs(seed: parts.newID()), metrics: parts.metrics,
        safe: SafeHeaders(isSecure: parts.tls != nil), proxies: parts.proxies, isSecure: parts.tls != nil,
        longestTarget: parts.limits.target)
    router.add(middleware: envelope)
    HealthRoutes(parts).add(to: router)
    OpenAPIRoutes().add(to: router)
    let doors = Doors(parts, router: router)
    let (reception, streams) = (Reception(parts), StreamRoom(parts.limits))
    addIntake(parts, reception, doors, router)
    addHistory(parts, doors)
    let shelf = LibraryShelf(skills: parts.skills, fresh: .seconds(parts.limits.library))
    addLibrary(parts, shelf, doors)
    MetricsRoutes(
        metrics: parts.metrics, refused: parts.refused, events: parts.events, vitals: parts.vitals,
        budget: reception.budget, drain: parts.drain, streams: streams, expired: parts.expired
    ).add(to: doors.api(.read, at: ""))
    ForgetRoutes(parts).add(to: doors.api(.admin))
    JobRoutes(
        control: parts.control, now: parts.now, newID: parts.newID, streams: streams,
        enqueued: { parts.jobs.ring() }
    ).add(reading: doors.api(.read), writing: doors.api(.write))
    routes.fill(from: router)
    PageRoutes(parts)?.add(to: router)
    let atHand = AnswersAtHand(envelope: envelope, door: doors.reading, shelf: shelf, server: serverName)
    return (router, atHand)
}

/// What answers say of who gave them.
let serverName = "moda"

/// What comes in: telemetry, hooks, imported history, snapshots.
private func addIntake(
    _ parts: ServerParts, _ reception: Reception, _ doors: Doors, _ router: Router<ModaContext>
) {
    TelemetryRoutes(reception: reception, now: parts.now)
        .add(otlp: doors.telemetry("v1"), hooks: doors.api(.ingest))
    ImportRoutes(reception: reception, now: parts.now).add(to: doors.api(.ingest))
    TelemetryRoutes.refuseOthers(in: router.group("v1").add(middleware: OTLPAnswers()))
    for path in ["", "dd/:token"] as [RouterPath] {
        let (open, guarded) = doors.datadog(path)
        DatadogRoutes(reception: reception, now: parts.now).add(to: open, guarded: guarded)
    }
    ShadowRoutes(parts, budget: reception.budget).add(to: doors.api(.ingest))
}

/// What came in, to be read.
private func addHistory(_ parts: ServerParts, _ doors: Doors) {
    let reading = doors.api(.read)
    EventRoutes(events: parts.events, history: parts.history, waiting: { parts.arrivals.ring() })
        .add(reading: reading, administering: doors.api(.admin))
    SessionRoutes(history: parts.history).add(to: reading)
    StatisticsRoutes(statistics: parts.statistics, now: parts.now).add(to: reading)
    ConversationRoutes(applications: parts.applications).add(to: reading)
    IngestHealthRoutes(parts).add(to: reading)
}

/// What was learned of it: corrections, clusters, skills, gates, and how agents find the skills.
private func addLibrary(_ parts: ServerParts, _ shelf: LibraryShelf, _ doors: Doors) {
    let (reading, writing) = (doors.api(.read), doors.api(.write))
    SkillRoutes(skills: parts.skills, shelf: shelf).add(to: reading)
    CorrectionRoutes(skills: parts.skills).add(to: reading)
    ClusterRoutes(skills: parts.skills).add(to: reading)
    ReviewRoutes(parts).add(to: writing)
    LifecycleRoutes(parts).add(reading: reading, writing: writing)
    GateRoutes(parts).add(reading: reading, administering: doors.api(.admin))
    MCPRoutes(shelf: shelf).add(to: doors.mcp(origins: parts.allowedOrigins))
    DiscoveryRoutes(shelf: shelf, open: parts.publicSkills).add(
        to: doors.discovery(open: parts.publicSkills != nil))
}
