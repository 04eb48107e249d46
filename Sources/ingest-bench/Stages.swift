import Events
import Ingest
import Normalizer
import OTLP
import Replay
import Store

/// Where the time of one record goes: each step of the way alone, on one core, over all recorded log bodies.
struct Stages {
    let templates: [Template]
    let rounds: Int

    func run(store path: String) async throws {
        let records = Double(templates.reduce(0) { $0 + $1.records } * rounds)
        let megabytes = Double(templates.reduce(0) { $0 + $1.body.count } * rounds) / 1e6
        print("\(Int(records)) records, \(text(megabytes)) MB")
        let bodies = (0..<rounds).flatMap { round in
            templates.enumerated().map {
                ($0.element, $0.element.body(session: UInt64(round * 1000 + $0.offset)))
            }
        }
        let clock = ContinuousClock()
        func timed<T>(_ name: String, _ work: () throws -> T) rethrows -> T {
            let start = clock.now
            let result = try work()
            report(name, clock.now - start, records)
            return result
        }
        try timed("decode the request") {
            for (template, body) in bodies {
                _ = try LogsRequest(
                    reading: body, as: WireEncoding(contentType: template.contentType) ?? .json)
            }
        }
        let intake = Intake(policy: CapturePolicy(prompts: true, outputs: true))
        let raws = try timed("intake: decode, policy, redact, JSON") {
            try bodies.map { template, body in
                try intake.accept(
                    Delivery(
                        provider: template.provider, signal: .logs, contentType: template.contentType,
                        body: body,
                        receivedAt: Timestamp(milliseconds: 1_795_000_000_000)))
            }
        }
        try timed("read the stored JSON") { for raw in raws { _ = try JSONValue(parsing: raw.body) } }
        let rows = try timed("normalize: read and derive") {
            try raws.reduce(0) { try $0 + normalize($1).events.count }
        }
        print("  \(rows) rows of \(Int(records)) records")
        let sqlite = try SQLiteStore(path: path, normalize: normalize)
        var start = clock.now
        for chunk in stride(from: 0, to: raws.count, by: 20) {
            _ = try await sqlite.append(Array(raws[chunk..<min(chunk + 20, raws.count)]), tenant: .local)
        }
        report("commit raw rows, 20 a transaction", clock.now - start, records)
        start = clock.now
        while try await sqlite.normalizeWaiting(limit: 100) == 100 {}
        report("normalize and store what waits", clock.now - start, records)
    }

    private func report(_ name: String, _ time: Duration, _ records: Double) {
        let seconds = Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds)
        let padded = name + String(repeating: " ", count: max(0, 40 - name.count))
        print("  \(padded) \(text(seconds * 1e6 / records)) µs a record, \(Int(records / seconds)) records/s")
    }

    private func text(_ number: Double) -> String { String((number * 10).rounded() / 10) }
}
