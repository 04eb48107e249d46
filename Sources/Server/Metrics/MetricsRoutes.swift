internal import API
internal import Events
internal import Foundation
internal import Hummingbird
internal import Store

/// `GET /metrics`: what the server counts of itself, for Prometheus, behind a key that reads.
///
/// Also for a caller on this machine: a proxy in front of the server is one too, and would open it to everyone.
struct MetricsRoutes {
    private static let type = "text/plain; version=0.0.4; charset=utf-8"

    let metrics: ServerMetrics
    let refused: RefusedCredentials
    let events: any EventStore
    let vitals: (any VitalStore)?
    let budget: BodyBudget
    let drain: Drain
    let streams: StreamRoom
    let expired: ExpiredCounts

    func add(to group: RouterGroup<ModaContext>) {
        group.get("metrics") { _, _ in
            Response(
                status: .ok, headers: [.contentType: Self.type, .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: await text())))
        }
    }

    private func text() async -> String {
        var page = Exposition()
        requests(&page)
        load(&page)
        retention(&page)
        await store(&page)
        return page.text
    }

    private func requests(_ page: inout Exposition) {
        let name = "moda_http_request_duration_seconds"
        let kinds = metrics.requests.sorted {
            ($0.key.route, $0.key.method, $0.key.status) < ($1.key.route, $1.key.method, $1.key.status)
        }
        page.family(name, .histogram, "Time from a request's head to its answer's, by the route's template.")
        for (kind, times) in kinds {
            let status = String(kind.status)
            var count: UInt64 = 0
            for (index, bound) in (ServerMetrics.Histogram.bounds + [.infinity]).enumerated() {
                count += times.counts[index]
                page.sample(
                    name + "_bucket",
                    [
                        "method": kind.method, "route": kind.route, "status": status,
                        "le": Exposition.number(bound),
                    ], Double(count))
            }
            let labels: KeyValuePairs = ["method": kind.method, "route": kind.route, "status": status]
            page.sample(name + "_sum", labels, times.sum)
            page.sample(name + "_count", labels, Double(count))
        }
        page.one(
            "moda_http_requests_in_flight", .gauge, "Requests that are being answered.",
            Double(metrics.requestsInFlight))
        page.one(
            "moda_http_refused_credentials_total", .counter, "Requests without a valid key.",
            Double(refused.count))
    }

    private func load(_ page: inout Exposition) {
        page.family("moda_build_info", .gauge, "Which moda this is.")
        page.sample("moda_build_info", ["version": ModaVersion.current], 1)
        page.one("moda_draining", .gauge, "1 while the server is being stopped.", drain.isDraining ? 1 : 0)
        page.one(
            "moda_ingest_body_bytes", .gauge, "Bytes of request bodies in memory.", Double(budget.inFlight))
        page.one(
            "moda_event_streams", .gauge, "Streams of server-sent events that are open.",
            Double(streams.count))
        page.one(
            "moda_normalizing_waiting_bytes", .gauge,
            "Bytes of raw events that wait to be normalized, about.",
            Double(events.bytesToNormalize))
        guard let resident = Self.residentBytes else { return }
        page.one("process_resident_memory_bytes", .gauge, "Resident memory.", Double(resident))
    }

    private func retention(_ page: inout Exposition) {
        let gone = expired.gone
        page.family(
            "moda_retention_removed_total", .counter, "What went for its age or for room, by its kind.")
        for (kind, count) in [
            ("sessions", gone.sessions), ("events", gone.events), ("traces", gone.traces),
            ("messages", gone.messages), ("raw_events", gone.rawEvents), ("jobs", gone.jobs),
        ] {
            page.sample("moda_retention_removed_total", ["kind": kind], Double(count))
        }
        guard let last = expired.lastRound else { return }
        page.one(
            "moda_retention_last_round_timestamp_seconds", .gauge,
            "When all that was too old had last been looked through.", Double(last.milliseconds) / 1_000)
    }

    private func store(_ page: inout Exposition) async {
        // What cannot be asked is missing, and 'moda_store_up' says why.
        let state = try? await vitals?.vitals()
        if vitals != nil {
            page.one("moda_store_up", .gauge, "1 where the store can be read.", state == nil ? 0 : 1)
        }
        guard let state else { return }
        page.one("moda_store_bytes", .gauge, "Of the store's file.", Double(state.bytes))
        if let free = state.freeBytes {
            page.one("moda_store_disk_free_bytes", .gauge, "On the store's disk.", Double(free))
        }
        page.one(
            "moda_normalizing_waiting_events", .gauge, "Raw events that wait to be normalized, about.",
            Double(state.waiting))
    }

    /// Nil where the system does not tell.
    private static var residentBytes: Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
        let fields = text.split(separator: " ")
        return fields.count > 1 ? Int(fields[1]).map { $0 * 4_096 } : nil
    }
}
