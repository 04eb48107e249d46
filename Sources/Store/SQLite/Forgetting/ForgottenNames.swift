internal import Events
internal import GRDB
internal import Synchronization

/// What was forgotten, to be looked up: few salts, many digests.
struct ForgottenNames: Sendable {
    private let times: [ForgottenDigest.Kind: [String: Timestamp]]
    private let salts: [TenantID: Set<String>]

    init(_ digests: [ForgottenDigest]) {
        var (times, salts): ([ForgottenDigest.Kind: [String: Timestamp]], [TenantID: Set<String>]) = (
            [:], [:]
        )
        for digest in digests {
            times[digest.kind, default: [:]][digest.digest] = digest.at
            salts[digest.tenant, default: []].insert(digest.salt)
        }
        (self.times, self.salts) = (times, salts)
    }

    static func fetch(_ db: Database) throws -> ForgottenNames {
        ForgottenNames(try Row.fetchAll(db, sql: "SELECT * FROM forgotten").compactMap(ForgottenDigest.init))
    }

    var tenants: [TenantID] { salts.keys.sorted { $0.rawValue < $1.rawValue } }

    func concerns(_ tenant: TenantID) -> Bool { salts[tenant] != nil }

    /// When something was forgotten; nil where it was not.
    func time(_ kind: ForgottenDigest.Kind, _ value: String?, _ tenant: TenantID) -> Timestamp? {
        guard let value, let known = times[kind] else { return nil }
        for salt in salts[tenant] ?? [] {
            if let at = known[ForgottenDigest.digest(of: value, kind, tenant, salt: salt)] { return at }
        }
        return nil
    }

    /// Whether an event is of what was forgotten: its session for good, its person and place as they were then.
    func covers(_ event: CodingAgentEvent, _ tenant: TenantID) -> Bool {
        time(.session, event.session.description, tenant) != nil
            || isPast(.user, event.who.user, event.at, tenant)
            || isPast(.repository, event.who.repository, event.at, tenant)
    }

    func covers(_ span: LLMSpan, _ tenant: TenantID) -> Bool {
        time(.trace, span.traceID, tenant) != nil || time(.conversation, span.conversation.own, tenant) != nil
            || isPast(.user, span.who.user, span.startedAt, tenant)
            || isPast(.repository, span.who.repository, span.startedAt, tenant)
    }

    func isPast(_ kind: ForgottenDigest.Kind, _ value: String?, _ at: Timestamp, _ tenant: TenantID) -> Bool {
        time(kind, value, tenant).map { at <= $0 } ?? false
    }

    /// The raw event without what was forgotten; it is acknowledged as ever, and kept without a body where
    /// nothing else is in it.
    func screened(_ event: RawEvent, tenant: TenantID, _ normalize: (RawEvent) throws -> Normalized)
        -> RawEvent
    {
        let found = event.error == nil ? try? normalize(event) : nil
        var names = Set<String>()
        for event in found?.events ?? [] where covers(event, tenant) { names.insert(event.session.id) }
        for span in found?.spans ?? [] where covers(span, tenant) { names.insert(span.traceID) }
        // Metrics, and records that say nothing of a session's course, make no rows and name it even so.
        names.formUnion(sessionsNamed(in: event, tenant))
        guard !names.isEmpty else { return event }
        var rest = event
        rest.body = RawPruning(names: names).pruned(event, normalize) ?? ""
        if rest.body.isEmpty { rest.error = RawPruning.reason }
        return rest
    }

    private func sessionsNamed(in event: RawEvent, _ tenant: TenantID) -> Set<String> {
        guard let agent = Agent(rawValue: event.provider.rawValue),
            let body = try? JSONValue(parsing: event.body)
        else { return [] }
        return RawPruning.strings(of: body).filter {
            time(.session, SessionKey(agent: agent, id: $0).description, tenant) != nil
        }
    }
}

/// What was forgotten, kept in memory, since every request asks.
final class ForgottenMemory: Sendable {
    private let names = Mutex<ForgottenNames?>(nil)

    func read(_ pool: DatabasePool) async throws -> ForgottenNames {
        if let known = names.withLock({ $0 }) { return known }
        let fresh = try await pool.read { try ForgottenNames.fetch($0) }
        names.withLock { $0 = fresh }
        return fresh
    }

    /// Has the next request read anew.
    func clear() { names.withLock { $0 = nil } }
}

extension ForgottenDigest {
    /// Nil for a kind that a newer program knows.
    init?(_ row: Row) {
        guard let kind = Kind(rawValue: row["kind"]) else { return nil }
        self.init(
            tenant: TenantID(rawValue: row["tenant_id"]), kind: kind, salt: row["salt"],
            digest: row["digest"],
            at: Timestamp(milliseconds: row["timestamp"]))
    }

    func insert(_ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO forgotten (tenant_id, kind, salt, digest, timestamp) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET timestamp = MAX(timestamp, excluded.timestamp)
                """,
            arguments: [tenant.rawValue, kind.rawValue, salt, digest, at.milliseconds])
    }
}
