import Compression
import Events
import Ingest
import Replay
import TestSupport
import Testing

/// Damaged bodies are taken or refused; none crashes, hangs, or is stored in a form that cannot be read
/// again.
@Suite struct FuzzTests {
    private static let bodies = try? Recording("acme-next-week").samples()

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func mutatedRealBodiesNeverCrash(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let door = Door(policy: CapturePolicy(prompts: true, outputs: seed.isMultiple(of: 2)))
        for sample in try #require(Self.bodies) {
            for _ in 0..<40 {
                let body = random.mutated(sample.body)
                let taken = try? door.take(
                    body, agent: sample.agent, sample.signal, type: sample.type, encoding: sample.encoding)
                if let taken { _ = try JSONValue(parsing: taken.body) }
            }
        }
    }

    @Test func noiseNeverCrashes() {
        var random = SeededGenerator(seed: 9)
        for _ in 0..<3_000 {
            let noise = (0..<Int.random(in: 0...80, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            _ = try? Door().take(noise, type: "application/x-protobuf")
            _ = try? Door().take(noise, encoding: "gzip")
            _ = try? Door().take(noise, .hooks)
        }
    }
}

private struct Sample {
    let agent: Agent
    let signal: RawEvent.Signal
    let type: String
    let encoding: String?
    let body: [UInt8]
}

extension Recording {
    /// One small body of each kind: agent, signal, type and encoding.
    fileprivate func samples() throws -> [Sample] {
        var samples: [String: Sample] = [:]
        for session in sessions {
            for request in session.requests {
                let sample = Sample(
                    agent: Agent(rawValue: session.agent) ?? .claude,
                    signal: request.path.hasSuffix("hooks") ? .hooks : .logs, type: request.contentType,
                    encoding: request.contentEncoding, body: try body(of: request))
                let kind = "\(sample.agent) \(sample.signal) \(sample.type) \(sample.encoding ?? "")"
                if sample.body.count < samples[kind]?.body.count ?? .max { samples[kind] = sample }
            }
        }
        return samples.sorted { $0.key < $1.key }.map(\.value)
    }
}
