internal import Hummingbird
internal import Store

/// Groups of routes behind a key, each with the scope that it wants and the errors of its family.
///
/// One check for all of them, so that a key proven at one door is known at the others.
struct Doors {
    private let router: Router<ModaContext>
    private let check: KeyCheck
    private let refused: RefusedCredentials

    init(_ parts: ServerParts, router: Router<ModaContext>) {
        self.router = router
        check = KeyCheck(control: parts.control, now: parts.now)
        refused = parts.refused
    }

    /// Routes that take telemetry in; a path with `:token` takes the key from there too.
    func telemetry(_ path: RouterPath) -> RouterGroup<ModaContext> {
        router.group(path).add(middleware: OTLPAnswers()).add(middleware: keyGuard(.ingest))
    }

    /// Routes of our own interface, below `/v1`.
    func api(_ scope: KeyScope) -> RouterGroup<ModaContext> {
        router.group("v1").add(middleware: ProblemAnswers()).add(middleware: keyGuard(scope))
    }

    /// Routes that Datadog's tracers know, with its errors: `open` ones keep nothing and want no key.
    func datadog(_ path: RouterPath) -> (open: RouterGroup<ModaContext>, guarded: RouterGroup<ModaContext>) {
        let answers = DatadogAnswers()
        return (
            router.group(path).add(middleware: answers),
            router.group(path).add(middleware: answers).add(middleware: keyGuard(.ingest))
        )
    }

    private func keyGuard(_ scope: KeyScope) -> KeyGuard {
        KeyGuard(check: check, scope: scope, refused: refused)
    }
}
