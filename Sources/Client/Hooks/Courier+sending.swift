internal import Events
internal import Fetch
internal import Hooks
internal import Ingest

extension Courier {
    /// Tries each item that stands aside or was refused once, oldest first; those that still cannot be delivered
    /// stay where they are.
    func retryShelves() async {
        for shelf in [spool.asideFolder, spool.refusedFolder].map(Spool.init(folder:)) {
            for name in shelf.names() {
                guard let item = shelf.read(name).flatMap(SpoolItem.init(bytes:)) else { continue }
                switch await deliver(persistently: item, for: 0) {
                case .delivered:
                    shelf.unshelve(name)
                    await ending?.follow(item, settings: settings())
                case .refused(let reason), .failed(let reason): shelf.explain(name, reason)
                case .later, .pointless: return
                }
            }
        }
    }

    /// Tries until the answer is final, or so many milliseconds are over.
    func deliver(persistently item: SpoolItem, for trying: Int) async -> DeliveryOutcome {
        let added = await ending?.members(for: item, now: now) ?? [:]
        var (waited, attempt) = (0, 0)
        while true {
            let outcome = await send(item, added)
            let asked: Double?
            switch outcome {
            case .later(_, let after): asked = after
            case .failed: asked = nil
            case .delivered, .refused, .pointless: return outcome
            }
            let delay = patience.delay(attempt: attempt, asked: asked)
            guard waited + delay <= trying else { return outcome }
            // What waits now may wait long, and through a power cut.
            if attempt == 0 { spool.settle() }
            await patience.wait(milliseconds: delay)
            waited += delay
            attempt += 1
        }
    }

    private func send(_ item: SpoolItem, _ added: [String: JSONValue]) async -> DeliveryOutcome {
        let (client, file) = settings()
        guard let key = client.key else { return .pointless("no API key") }
        do {
            let body = try OutgoingHook(file, intake: intake).body(of: item, adding: added)
            let request = FetchRequest(
                "POST", "\(client.server)/v1/otel/\(item.agent.rawValue)/hooks",
                headers: [
                    ("Authorization", "Bearer \(key)"), ("Content-Type", "application/json"),
                    ("Moda-Observed-At", item.observedAt.rfc3339), ("Moda-Delivery-Id", item.delivery),
                ], body: Array(body.utf8), connectTimeout: 5, timeout: 30)
            return DeliveryOutcome(try await fetch(request))
        } catch let refusal as Refusal {
            return .refused("\(refusal.status) \(refusal.description)")
        } catch {
            return .later("\(error)", after: nil)
        }
    }
}
