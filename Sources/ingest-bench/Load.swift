import Foundation
import Synchronization

/// Requests sent over several connections at once, as fast as they are answered or at a given rate.
struct Load {
    let templates: [Template]
    let port: UInt16
    let key: String
    let connections: Int
    /// Log records a second; nil for as many as the server takes.
    let rate: Double?
    let seconds: Double
    /// The first of the session numbers that this load uses up.
    let firstSession: UInt64

    struct Result: Sendable {
        var records = 0
        var requests = 0
        var refused = 0
        var seconds = 0.0
        /// From when each request was due to its answer, milliseconds, sorted.
        var latencies: [Double] = []

        var recordsPerSecond: Double { seconds > 0 ? Double(records) / seconds : 0 }

        func latency(_ quantile: Double) -> Double {
            guard !latencies.isEmpty else { return 0 }
            return latencies[min(latencies.count - 1, Int(quantile * Double(latencies.count)))]
        }
    }

    func run() throws -> Result {
        let next = Atomic<Int>(0)
        let total = Mutex(Result())
        let failure = Mutex<String?>(nil)
        let group = DispatchGroup()
        let start = DispatchTime.now().uptimeNanoseconds
        for _ in 0..<connections {
            group.enter()
            // Threads, not tasks: each blocks in its socket.
            Thread.detachNewThread {
                do {
                    let part = try send(next, since: start)
                    total.withLock { $0.add(part) }
                } catch {
                    failure.withLock { $0 = "\(error)" }
                }
                group.leave()
            }
        }
        group.wait()
        if let failure = failure.withLock({ $0 }) { throw BenchError(failure) }
        var result = total.withLock { $0 }
        result.seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
        result.latencies.sort()
        return result
    }

    /// One connection's share: always the next request that nobody has taken.
    private func send(_ next: borrowing Atomic<Int>, since start: UInt64) throws -> Result {
        let connection = try Connection(port: port, key: key)
        let perRound = Double(templates.reduce(0) { $0 + $1.records })
        let before = templates.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.records) }
        var result = Result()
        while true {
            let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
            let (round, place) = number.quotientAndRemainder(dividingBy: templates.count)
            let template = templates[place]
            var due = now(since: start)
            if let rate {
                due = (Double(round) * perRound + Double(before[place])) / rate
                let wait = due - now(since: start)
                if wait > 0 { Thread.sleep(forTimeInterval: wait) }
            }
            guard due < seconds else { return result }
            // A round's requests are different sessions' or they would be repeats.
            let session = firstSession + UInt64(number)
            let status = try connection.post(
                template.path, type: template.contentType, template.body(session: session))
            result.requests += 1
            if status == 200 {
                result.records += template.records
                result.latencies.append((now(since: start) - due) * 1000)
            } else {
                result.refused += 1
            }
        }
    }

    private func now(since start: UInt64) -> Double {
        Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    }
}

extension Load.Result {
    fileprivate mutating func add(_ other: Load.Result) {
        records += other.records
        requests += other.requests
        refused += other.refused
        latencies += other.latencies
    }
}
