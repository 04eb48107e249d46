package import Hummingbird

/// All routes, with no port: a test drives them in process.
package func modaRouter(_ parts: ServerParts) -> Router<ModaContext> {
    let router = Router(context: ModaContext.self)
    router.get("healthz") { _, _ in "ok" }
    let keys = KeyGuard(control: parts.control, now: parts.now)

    let telemetry = router.group("v1").add(middleware: OTLPAnswers()).add(middleware: keys)
    TelemetryRoutes(
        events: parts.events, intake: parts.intake, now: parts.now, committed: { parts.arrivals.ring() }
    ).add(to: telemetry)

    let api = router.group("v1").add(middleware: ProblemAnswers()).add(middleware: keys)
    SkillRoutes(skills: parts.skills).add(to: api)
    JobRoutes(
        control: parts.control, now: parts.now, newID: parts.newID, enqueued: { parts.jobs.ring() }
    ).add(to: api)
    return router
}
