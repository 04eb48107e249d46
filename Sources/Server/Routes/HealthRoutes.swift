internal import Hummingbird
internal import Logging
internal import Store

/// Without a key, for whoever sends requests here or keeps the process running.
///
/// `/healthz`: the process answers. `/readyz`: the store takes commits too, or 503.
struct HealthRoutes {
    private let readiness: Readiness

    init(_ parts: ServerParts) { readiness = Readiness(events: parts.events) }

    func add(to router: Router<ModaContext>) {
        router.get("healthz") { _, _ in "ok" }
        router.head("healthz") { _, _ in HTTPResponse.Status.ok }
        router.get("readyz") { _, context in try await ready(context) }
        router.head("readyz") { _, context in try await ready(context) }
    }

    private func ready(_ context: ModaContext) async throws -> Response {
        let isReady = await readiness.isReady()
        var headers: HTTPFields = [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"]
        if !isReady { headers[.retryAfter] = "1" }
        let text = isReady ? "ready" : "the store cannot be written"
        return Response(
            status: isReady ? .ok : .serviceUnavailable, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

/// Whether the store takes commits, tried at most once a second however often it is asked.
private actor Readiness {
    private let events: any EventStore
    private var known = false
    private var knownUntil = ContinuousClock.now

    init(events: any EventStore) { self.events = events }

    /// Who asks during a trial hears what was known before.
    func isReady() async -> Bool {
        guard ContinuousClock.now >= knownUntil else { return known }
        knownUntil = .now + .seconds(1)
        do {
            try await events.checkWritable()
            known = true
        } catch {
            known = false
        }
        return known
    }
}
