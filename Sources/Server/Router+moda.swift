package import Hummingbird
internal import Store

/// All routes, with no port: a test drives them in process.
package func modaRouter(_ parts: ServerParts) -> Router<ModaContext> {
    let router = Router(context: ModaContext.self)
    HealthRoutes(parts).add(to: router)
    let doors = Doors(parts, router: router)

    let reception = Reception(parts)
    TelemetryRoutes(reception: reception, now: parts.now)
        .add(otlp: doors.telemetry("v1"), hooks: doors.api(.ingest))
    ImportRoutes(reception: reception, now: parts.now).add(to: doors.api(.ingest))
    TelemetryRoutes.refuseOthers(in: router.group("v1").add(middleware: OTLPAnswers()))
    for path in ["", "dd/:token"] as [RouterPath] {
        let (open, guarded) = doors.datadog(path)
        DatadogRoutes(reception: reception, now: parts.now).add(to: open, guarded: guarded)
    }

    ShadowRoutes(parts, budget: reception.budget).add(to: doors.api(.ingest))

    let reading = doors.api(.read)
    EventRoutes(events: parts.events, history: parts.history, waiting: { parts.arrivals.ring() })
        .add(reading: reading, administering: doors.api(.admin))
    SessionRoutes(history: parts.history).add(to: reading)
    StatisticsRoutes(statistics: parts.statistics, now: parts.now).add(to: reading)
    ConversationRoutes(applications: parts.applications).add(to: reading)
    SkillRoutes(skills: parts.skills).add(to: reading)
    ClusterRoutes(skills: parts.skills).add(to: reading)
    ReviewRoutes(skills: parts.skills, now: parts.now).add(to: doors.api(.write))
    LifecycleRoutes(parts).add(reading: reading, writing: doors.api(.write))
    GateRoutes(parts).add(reading: reading, administering: doors.api(.admin))
    IngestHealthRoutes(parts).add(to: reading)
    ForgetRoutes(parts).add(to: doors.api(.admin))
    JobRoutes(
        control: parts.control, now: parts.now, newID: parts.newID, enqueued: { parts.jobs.ring() }
    ).add(reading: reading, writing: doors.api(.write))
    return router
}
