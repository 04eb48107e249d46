import Events
import Foundation
import HTTPTypes
import Logging
import Store
import TestSupport
import Testing

@testable import Server

@Suite struct MetricsTests {
    @Test func requestsAreCountedByTheirTemplates() async throws {
        let house = try await House()
        for path in ["/v1/skills/a", "/v1/skills/b", "/v1/skills", "/nothing/at/all", "/else"] {
            _ = try await house.send(.get, path)
        }
        let reply = try await house.send(.get, "/metrics")
        #expect(reply.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
        let samples = try Prometheus.read(reply.text)
        let count = "moda_http_request_duration_seconds_count"
        func value(_ route: String, _ status: String) -> Double? {
            samples.first {
                $0.name == count && $0.labels["route"] == route && $0.labels["status"] == status
            }?.value
        }
        #expect(value("/v1/skills/{id}", "404") == 2 && value("/v1/skills", "200") == 1)
        #expect(value("none", "404") == 2 && !reply.text.contains("nothing"))
        #expect(samples.contains { $0.name == "moda_store_disk_free_bytes" && $0.value > 0 })
        #expect(samples.contains { $0.name == "moda_build_info" && $0.labels["version"] != nil })
    }

    @Test func whatRetentionTookIsCounted() async throws {
        let house = try await House()
        var parts = house.parts
        (parts.aging, parts.retention.days) = (house.store, 1)
        let old = JobRecord(id: "old", tenant: .local, createdAt: Timestamp(milliseconds: 1))
        _ = try await house.store.enqueue(old)
        _ = try await house.store.cancelJob("old", tenant: .local, at: House.now)
        try await expireOnce(parts)
        let headers: HTTPFields = [.authorization: "Bearer \(house.key.text)"]
        let reply = try await ask(modaRouter(parts), .get, "/metrics", headers: headers)
        let samples = try Prometheus.read(reply.text)
        let removed = samples.filter { $0.name == "moda_retention_removed_total" }
        #expect(removed.count == 6 && removed.first { $0.labels["kind"] == "jobs" }?.value == 1)
        #expect(samples.contains { $0.name == "moda_retention_last_round_timestamp_seconds" })
    }

    @Test func itWantsAKeyThatReads() async throws {
        let house = try await House()
        let ingest = try await House.makeKey(in: house.store, tenant: .local, scopes: [.ingest])
        #expect(try await ask(house.router, .get, "/metrics").status == .unauthorized)
        #expect(try await house.send(.get, "/metrics", key: ingest.text).status == .forbidden)
    }
}

/// One round of retention, as the server makes them.
private func expireOnce(_ parts: ServerParts) async throws {
    let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let store = try #require(parts.aging)
    try await RetentionUpkeep(store, parts.retention, counts: parts.expired, now: parts.now, log: log).round()
}

/// Reads Prometheus' text format strictly: help and type before the samples, each family in one piece, histograms
/// whole and cumulative.
enum Prometheus {
    struct Sample {
        var name: String
        var labels: [String: String]
        var value: Double
    }

    struct Failure: Error { let line: String }

    static func read(_ text: String) throws -> [Sample] {
        guard text.hasSuffix("\n") else { throw Failure(line: "no end of the last line") }
        var (samples, types, seen, current): ([Sample], [String: String], Set<String>, String) = (
            [], [:], [], ""
        )
        for line in text.split(separator: "\n").map(String.init) {
            if line.hasPrefix("# HELP ") {
                current = String(line.dropFirst(7).prefix { $0 != " " })
                guard seen.insert(current).inserted else { throw Failure(line: line) }
            } else if line.hasPrefix("# TYPE ") {
                let parts = line.dropFirst(7).split(separator: " ")
                guard parts.count == 2, parts[0] == current else { throw Failure(line: line) }
                types[current] = String(parts[1])
            } else {
                let sample = try sample(line)
                let suffixes = types[current] == "histogram" ? ["_bucket", "_sum", "_count"] : [""]
                guard types[current] != nil, suffixes.contains(where: { sample.name == current + $0 }) else {
                    throw Failure(line: line)
                }
                samples.append(sample)
            }
        }
        try checkHistograms(samples)
        return samples
    }

    private static func sample(_ line: String) throws -> Sample {
        let pattern = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)$/
        guard let match = line.wholeMatch(of: pattern) else { throw Failure(line: line) }
        var labels: [String: String] = [:]
        var rest = match.2.map { String($0) } ?? ""
        while !rest.isEmpty {
            guard let label = rest.prefixMatch(of: /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\["\\n])*)"(?:,|$)/)
            else {
                throw Failure(line: line)
            }
            labels[String(label.1)] = String(label.2)
            rest = String(rest[label.range.upperBound...])
        }
        let words = ["+Inf": Double.infinity, "-Inf": -Double.infinity, "NaN": Double.nan]
        guard let value = words[String(match.3)] ?? Double(match.3) else { throw Failure(line: line) }
        return Sample(name: String(match.1), labels: labels, value: value)
    }

    private static func checkHistograms(_ samples: [Sample]) throws {
        var last: [String: (le: Double, count: Double)] = [:]
        for sample in samples where sample.name.hasSuffix("_bucket") {
            let le = sample.labels["le"].flatMap { $0 == "+Inf" ? .infinity : Double($0) }
            let key = sample.labels.filter { $0.key != "le" }.sorted { $0.key < $1.key }.description
            guard let le, last[key].map({ $0.le < le && $0.count <= sample.value }) ?? true else {
                throw Failure(line: "\(sample)")
            }
            last[key] = (le, sample.value)
        }
        for sample in samples where sample.name.hasSuffix("_count") {
            let key = sample.labels.sorted { $0.key < $1.key }.description
            guard last[key]?.le == .infinity, last[key]?.count == sample.value else {
                throw Failure(line: "\(sample)")
            }
        }
    }
}
