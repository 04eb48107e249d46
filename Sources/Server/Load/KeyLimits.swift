internal import HTTPTypes
internal import Hummingbird
internal import Synchronization

/// How often each key may ask: a bucket a key, which holds a minute's quota and fills up again evenly.
///
/// Told in the fields of draft-ietf-httpapi-ratelimit-headers-11, so that a client can slow down before it is
/// refused.
final class KeyLimits: Sendable {
    private struct Bucket {
        var tokens: Double
        var at: ContinuousClock.Instant

        /// Fills up for the time that went by, then gives one where it has one.
        mutating func taken(
            _ now: ContinuousClock.Instant, _ rate: Double, most: Double
        ) -> (isAllowed: Bool, left: Double) {
            tokens = min(most, tokens + max(0, (now - at).seconds) * rate)
            at = now
            guard tokens >= 1 else { return (false, tokens) }
            tokens -= 1
            return (true, tokens)
        }
    }

    /// What is left to a key, for the answer's head.
    struct Fields: Sendable {
        let policy: String
        let remaining: Int
        /// Seconds until everything is there again.
        let reset: Int

        var limit: String { "\"key\";r=" + String(remaining) + ";t=" + String(reset) }

        func add(to headers: inout HTTPFields) {
            headers.append(HTTPField(name: .rateLimitPolicy, value: policy))
            headers.append(HTTPField(name: .rateLimit, value: limit))
        }
    }

    private static let window = 60
    private let quota: Int
    private let capacity: Int
    let policy: String
    private let buckets = Mutex<[String: Bucket]>([:])

    init(quota: Int, capacity: Int = 10_000) {
        self.quota = quota
        self.capacity = capacity
        policy = "\"key\";q=\(quota);w=\(Self.window)"
    }

    /// Takes one request of a key's quota.
    ///
    /// - Throws: 429 where none is left, with the time after which there is one.
    func take(_ key: String, at now: ContinuousClock.Instant = .now) throws -> Fields {
        let rate = Double(quota) / Double(Self.window)
        let (isAllowed, tokens) = buckets.withLock { buckets in
            if buckets.count >= capacity, buckets[key] == nil { Self.makeRoom(in: &buckets) }
            let full = Bucket(tokens: Double(quota), at: now)
            return buckets[key, default: full].taken(now, rate, most: Double(quota))
        }
        let reset = Int(((Double(quota) - tokens) / rate).rounded(.up))
        let fields = Fields(policy: policy, remaining: Int(tokens), reset: reset)
        guard isAllowed else {
            var failure = Failure.tooMany(
                retryAfter: max(1, Int(((1 - tokens) / rate).rounded(.up))), quota: quota)
            fields.add(to: &failure.more)
            throw failure
        }
        return fields
    }

    /// The half that was quiet longest has full buckets before long, and a full bucket needs no memory.
    private static func makeRoom(in buckets: inout [String: Bucket]) {
        let kept = buckets.sorted { $0.value.at > $1.value.at }.prefix(buckets.count / 2)
        buckets = Dictionary(kept.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
}

extension HTTPField.Name {
    /// Names that are none of HTTPTypes' own; each is a token, so the other one is never taken.
    static let rateLimit = HTTPField.Name("RateLimit") ?? .retryAfter
    static let rateLimitPolicy = HTTPField.Name("RateLimit-Policy") ?? .retryAfter
    static let requestID = HTTPField.Name("X-Request-Id") ?? .via
    static let link = HTTPField.Name("Link") ?? .via
}

extension Duration {
    /// As a number; far below the precision that anything here needs.
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
