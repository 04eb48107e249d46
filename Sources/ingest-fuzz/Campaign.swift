import Compression
import Events
import Ingest
import Normalizer

/// A run of inputs, one after the other.
struct Campaign {
    let seeds: [Seed]
    let options: FuzzOptions
    let watch: Watch

    func run() throws -> Tally {
        var tally = Tally()
        for number in options.from..<(options.from &+ options.count) {
            watch.began(number)
            try attempt(number, &tally)
        }
        watch.ended()
        return tally
    }

    /// One input: refused with a reason, or taken and normalized; nothing else may happen.
    private func attempt(_ number: UInt64, _ tally: inout Tally) throws {
        var chance = Chance(seed: number)
        guard let seed = chance.pick(seeds), let other = chance.pick(seeds) else { return }
        var damage = Damage(chance: chance)
        let body = damage.apply(to: seed.body, other: other.body)
        let delivery = delivery(of: seed, body: body, &damage.chance)
        let policy = CapturePolicy(
            prompts: number.isMultiple(of: 2), outputs: number.isMultiple(of: 3), allowEventOptIn: true)
        tally.inputs += 1
        do {
            let raw = try Intake(policy: policy).accept(delivery)
            tally.accepted += 1
            try check(raw, number, &tally)
        } catch let refusal as Refusal {
            guard (400..<500).contains(refusal.status) else {
                throw FuzzError("input \(number) was refused with \(refusal.status): \(refusal)")
            }
        }
    }

    /// What was taken can be read again, and gives the same rows twice.
    private func check(_ raw: RawEvent, _ number: UInt64, _ tally: inout Tally) throws {
        do {
            _ = try JSONValue(parsing: raw.body)
            let found = try normalize(raw)
            tally.rows += found.events.count + found.spans.count + found.evaluations.count
            if number.isMultiple(of: 50), try normalize(raw) != found {
                throw FuzzError("two readings differ")
            }
        } catch {
            throw FuzzError("input \(number) was taken, but: \(error)")
        }
    }

    /// Mostly the seed's own place; sometimes another one's, compressed, or with a header that lies.
    private func delivery(of seed: Seed, body: [UInt8], _ chance: inout Chance) -> Delivery {
        var delivery = Delivery(
            provider: seed.provider, signal: seed.signal, contentType: seed.contentType, body: body,
            receivedAt: Timestamp(milliseconds: 1_795_000_000_000))
        switch chance.below(20) {
        case 0: delivery.contentType = "application/json"
        case 1: delivery.provider = chance.pick(Provider.allCases) ?? seed.provider
        case 2: delivery.signal = chance.pick(RawEvent.Signal.allCases) ?? seed.signal
        case 3, 4: compress(&delivery, &chance)
        default: break
        }
        return delivery
    }

    private func compress(_ delivery: inout Delivery, _ chance: inout Chance) {
        delivery.contentEncoding = chance.pick(["gzip", "deflate", "GZIP", "zstd"])
        // Compressing cannot fail but for want of memory; then the body goes as it is, and is refused.
        guard var packed = try? gzipped(chance.below(2_000) == 0 ? bomb : delivery.body) else { return }
        if chance.below(2) == 0, !packed.isEmpty {
            packed[chance.below(packed.count)] ^= UInt8(1 + chance.below(255))
        }
        delivery.body = packed
    }

    /// Thirty-two megabytes of nothing, twice what is let in.
    private var bomb: [UInt8] { [UInt8](repeating: 0x20, count: 32 << 20) }
}

struct Tally {
    var inputs = 0
    var accepted = 0
    var rows = 0

    var line: String { "\(inputs) inputs, \(accepted) taken, \(rows) rows" }
}
