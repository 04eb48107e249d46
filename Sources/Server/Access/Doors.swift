internal import Hummingbird
internal import Store

/// Groups of routes behind a key, each with the scope that it wants and the errors of its family.
///
/// One check for all of them, so that a key proven at one door is known at the others.
struct Doors {
    private let router: Router<ModaContext>
    private let check: KeyCheck
    private let refused: RefusedCredentials
    private let limits: KeyLimits?

    init(_ parts: ServerParts, router: Router<ModaContext>) {
        self.router = router
        check = KeyCheck(control: parts.control, now: parts.now)
        refused = parts.refused
        let quota = parts.limits.requestsPerMinute
        limits = quota > 0 ? KeyLimits(quota: quota) : nil
    }

    /// Routes that take telemetry in; a path with `:token` takes the key from there too.
    func telemetry(_ path: RouterPath) -> RouterGroup<ModaContext> {
        router.group(path).add(middleware: OTLPAnswers()).add(middleware: keyGuard(.ingest))
    }

    /// Routes of our own interface, below `/v1` unless said otherwise.
    ///
    /// Those that take nothing in are limited by key; bodies that they take are JSON.
    func api(_ scope: KeyScope, at path: RouterPath = "v1") -> RouterGroup<ModaContext> {
        let group = router.group(path).add(middleware: ProblemAnswers())
        guard scope != .ingest else { return group.add(middleware: keyGuard(scope)) }
        return group.add(middleware: keyGuard(scope, limits)).add(middleware: JSONBodies())
    }

    /// Routes that Datadog's tracers know, with its errors: `open` ones keep nothing and want no key.
    func datadog(_ path: RouterPath) -> (open: RouterGroup<ModaContext>, guarded: RouterGroup<ModaContext>) {
        let answers = DatadogAnswers()
        return (
            router.group(path).add(middleware: answers),
            router.group(path).add(middleware: answers).add(middleware: keyGuard(.ingest))
        )
    }

    /// The check before routes that read our own interface.
    var reading: KeyGuard { keyGuard(.read, limits) }

    /// Agent Skills discovery: behind a key, or open to anyone.
    func discovery(open: Bool) -> RouterGroup<ModaContext> {
        guard open else { return api(.read, at: ".well-known") }
        return router.group(".well-known").add(middleware: ProblemAnswers())
    }

    /// The Model Context Protocol, which browsers of this machine might be made to talk too.
    func mcp(origins: Set<String>) -> RouterGroup<ModaContext> {
        router.group("mcp").add(middleware: ProblemAnswers()).add(middleware: OriginCheck(allowed: origins))
            .add(middleware: keyGuard(.read, limits)).add(middleware: JSONBodies())
    }

    private func keyGuard(_ scope: KeyScope, _ limits: KeyLimits? = nil) -> KeyGuard {
        KeyGuard(check: check, scope: scope, refused: refused, limits: limits)
    }
}
