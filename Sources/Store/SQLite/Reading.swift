internal import Events
internal import GRDB

/// A raw event that waits to be normalized.
struct WaitingRaw: Sendable {
    /// Bytes that are read at once; a single larger body is read alone.
    private static let bytes = 1 << 20
    private static let rows = 200

    let raw: StoredRawEvent
    let tenant: TenantID
    /// The mark as it stands when this one's turn has come.
    let before: Int64
    /// How often raw events had been forgotten when it was read.
    let pruned: Int64

    /// The next ones behind the mark, in their order.
    static func fetch(after mark: Int64, limit: Int, _ db: Database) throws -> [WaitingRaw] {
        var (found, size, before): ([WaitingRaw], Int, Int64) = ([], 0, mark)
        let pruned = try Marks.value(.pruned, db) ?? 0
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: "SELECT * FROM events_raw WHERE id > ? ORDER BY id LIMIT ?"),
            arguments: [mark, min(limit, Self.rows)])
        while size < bytes, let row = try rows.next() {
            let next = WaitingRaw(
                raw: try StoredRawEvent(row), tenant: TenantID(rawValue: row["tenant_id"]), before: before,
                pruned: pruned)
            found.append(next)
            before = next.raw.id
            size += next.raw.event.body.utf8.count
        }
        return found
    }
}

/// What the normalizer found in one raw event, cut into parts that are quickly stored.
struct Reading: Sendable {
    struct Part: Sendable {
        enum Content: Sendable {
            case found(Normalized)
            case unreadable(any Error)
        }

        let raw: Int64
        let tenant: TenantID
        let before: Int64
        let pruned: Int64
        let content: Content
        let isLast: Bool
        /// Of the whole raw event's body.
        let bytes: Int
    }

    let parts: [Part]

    init(_ waiting: WaitingRaw, _ normalize: (RawEvent) throws -> Normalized) {
        func part(_ content: Part.Content, isLast: Bool = true) -> Part {
            Part(
                raw: waiting.raw.id, tenant: waiting.tenant, before: waiting.before,
                pruned: waiting.pruned, content: content, isLast: isLast,
                bytes: waiting.raw.event.body.utf8.count)
        }
        do {
            let pieces = try normalize(waiting.raw.event).pieces
            parts = pieces.enumerated().map { part(.found($1), isLast: $0 == pieces.count - 1) }
        } catch {
            parts = [part(.unreadable(error))]
        }
    }
}

extension Normalized {
    /// Rows that are stored at once, where a raw event has more than a hundred.
    private static let rowsOfAPiece = 32
    private static let rowsAtOnce = 100

    /// The same rows in the same order, in pieces that are quickly stored; always at least one.
    fileprivate var pieces: [Normalized] {
        guard events.count + spans.count + evaluations.count > Self.rowsAtOnce else { return [self] }
        return events.pieces(of: Self.rowsOfAPiece).map { Normalized(events: $0) }
            + spans.pieces(of: Self.rowsOfAPiece).map { Normalized(spans: $0) }
            + evaluations.pieces(of: Self.rowsOfAPiece).map { Normalized(evaluations: $0) }
    }
}

extension Array {
    fileprivate func pieces(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
