import Foundation

/// Throughput, latency and memory of a running server, each beside its goal.
struct Speed {
    let templates: [Template]
    let options: Options
    let scratch: String

    func run() throws {
        let backlog = try Backlog(database: options.value("database"))
        let process = Int(try options.number("pid"))
        _ = try load(rate: 2_000, seconds: 2, sessions: 0).run()
        _ = try backlog.drain()

        print("\nAs fast as \(try options.value("connections")) connections can")
        let before = try backlog.counts()
        let fast = try load(rate: nil, seconds: options.number("seconds"), sessions: 1 << 32).run()
        let left = try backlog.waiting()
        let drain = try backlog.drain()
        let after = try backlog.counts()
        print(
            """
              \(fast.records) records in \(fast.requests) requests, \(fast.refused) refused, \(text(fast.seconds)) s
              \(Int(fast.recordsPerSecond)) records/s committed; p50 \(text(fast.latency(0.5))) ms, p99 \(text(fast.latency(0.99))) ms
              \(after.events - before.events) rows normalized; \(left) raw events waited at the end, for \(text(drain)) s more
            """)

        print("\nAt 5,000 records/s")
        let steady = try load(rate: 5_000, seconds: options.number("seconds"), sessions: 2 << 32).run()
        let steadyDrain = try backlog.drain()
        print(
            """
              \(steady.records) records in \(steady.requests) requests, \(steady.refused) refused
              acknowledged: p50 \(text(steady.latency(0.5))) ms, p99 \(text(steady.latency(0.99))) ms, longest \(text(steady.latency(1))) ms
            """)

        let perRaw = Double(templates.reduce(0) { $0 + $1.records }) / Double(templates.count)
        let floor =
            try Floor(server: options.value("database"), file: scratch)
            .run(rawEvents: 3_000, perTransaction: 16) * perRaw
        print(
            "\nThe same rows by GRDB alone: \(Int(floor)) records/s; the server makes \(text(fast.recordsPerSecond / floor)) of it"
        )

        let memory = residentMemory(of: process)
        print(
            "Resident memory: \(memory.map { "\(Int($0.now)) MB now, \(Int($0.most)) MB at most" } ?? "not told by this system")\n"
        )
        // What the server normalized while it was being sent to, per second of that and of what was left over.
        let sustained = Double(fast.records) / (fast.seconds + drain)
        goal("records/s, durable and normalized", sustained, ">=", 20_000)
        goal("s until the last row is normalized", max(drain, steadyDrain), "<=", 1)
        goal("ms, p99 acknowledgement at 5,000 records/s", steady.latency(0.99), "<=", 50)
        if let memory { goal("MB resident at most", memory.most, "<=", 200) }
    }

    private func load(rate: Double?, seconds: Double, sessions: UInt64) throws -> Load {
        guard let port = UInt16(exactly: try options.number("port")) else {
            throw BenchError("--port is a port")
        }
        return Load(
            templates: templates, port: port, key: try options.value("key"),
            connections: Int(try options.number("connections")), rate: rate, seconds: seconds,
            firstSession: sessions)
    }

    private func goal(_ what: String, _ figure: Double, _ relation: String, _ bound: Double) {
        let holds = relation == ">=" ? figure >= bound : figure <= bound
        print("goal: \(relation) \(text(bound)) \(what): \(text(figure)) \(holds ? "holds" : "falls short")")
    }

    private func text(_ number: Double) -> String {
        number >= 1000 ? String(Int(number)) : String((number * 100).rounded() / 100)
    }
}
