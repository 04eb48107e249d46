internal import Events
internal import GRDB
internal import Threads

extension SQLiteStore {
    /// How long one of the normalizer's transactions may last before requests that wait to be acknowledged
    /// get their turn.
    private static let turn = Duration.milliseconds(12)

    /// Normalizes what waits, from where the last transaction ended: rows and mark move together, so a crash
    /// leaves nothing out.
    ///
    /// Raw events are read and normalized beside the writer, which only gets the rows. A raw event of very
    /// many rows takes several transactions; a crash between them repeats some of its events, which are then
    /// known already. Tenants whose events are being derived anew come first, so that for each tenant raw
    /// events are always read in their order.
    package func normalizeWaiting(limit: Int) async throws -> Int {
        do {
            var done = 0
            while done < limit {
                let count = try await renormalizeTurn(limit: limit - done)
                if count > 0 {
                    done += count
                    continue
                }
                guard let new = try await normalizeNew(limit: limit - done) else { break }
                done += new
            }
            while try await foldTurn() {}
            return done
        } catch {
            connection.heal(after: error)
            throw error
        }
    }

    /// Derives some rows anew, where a tenant waits for that.
    ///
    /// - Returns: How many raw events were read; 0 where no tenant waits.
    private func renormalizeTurn(limit: Int) async throws -> Int {
        guard try await pool.read({ try Marks.tenantToRenormalize($0) }) != nil else { return 0 }
        return try await pool.writeWithoutTransaction { db in
            try db.unsynchronized { try renormalizeWaiting(limit: min(limit, 10), db) }
        }
    }

    /// Folds some calls of a conversation into its messages, where one waits for that.
    ///
    /// - Returns: False where none waits.
    private func foldTurn() async throws -> Bool {
        guard try await pool.read({ try isFoldWaiting($0) }) else { return false }
        return try await pool.writeWithoutTransaction { db in
            try db.unsynchronized { try foldTurn(for: Self.turn, db) }
        }
    }

    package var bytesToNormalize: Int { lag.bytes }

    /// Normalizes new raw events until none waits, the limit is reached, or somebody else moved the mark: the
    /// next ones are read while these are stored.
    ///
    /// - Returns: How many raw events were finished; nil where none waited.
    private func normalizeNew(limit: Int) async throws -> Int? {
        var done = 0
        var ready = try await readings(after: nil, limit: limit)
        if ready.isEmpty { return nil }
        while let last = ready.last?.parts.last?.raw {
            let count = ready.count
            let rest = limit - done - count
            async let next = readings(after: last, limit: rest)
            let stored = try await store(ready)
            done += stored
            ready = try await next
            guard stored == count, done < limit else { break }
        }
        return done
    }

    /// The next raw events with what is in them, without the writer; nil for those behind the mark.
    private func readings(after last: Int64?, limit: Int) async throws -> [Reading] {
        guard limit > 0 else { return [] }
        let waiting = try await pool.read { db in
            let mark = try last ?? Marks.value(.normalized, db) ?? 0
            return try WaitingRaw.fetch(after: mark, limit: limit, db)
        }
        // On a thread of its own: the largest bodies take long, and the common threads answer requests.
        return await onOwnThread { waiting.map { Reading($0, normalize) } }
    }

    /// Stores readings in their order, in as many turns as it takes.
    ///
    /// - Returns: How many raw events were finished; fewer where somebody else moved the mark meanwhile, or forgot
    ///   something.
    private func store(_ readings: [Reading]) async throws -> Int {
        var (parts, done) = (readings.flatMap(\.parts)[...], 0)
        while !parts.isEmpty {
            let (stored, finished) = try await pool.writeWithoutTransaction { [parts] db in
                try db.unsynchronized { try storeTurn(parts, db) }
            }
            guard stored > 0 else { break }
            lag.normalized(parts.prefix(stored).reduce(0) { $0 + ($1.isLast ? $1.bytes : 0) })
            parts.removeFirst(stored)
            done += finished
        }
        return done
    }

    private func storeTurn(_ parts: ArraySlice<Reading.Part>, _ db: Database) throws -> (
        stored: Int, finished: Int
    ) {
        let end = ContinuousClock.now + Self.turn
        var (stored, finished) = (0, 0)
        guard try Marks.tenantToRenormalize(db) == nil else { return (0, 0) }
        for part in parts {
            if stored == 0 {
                guard try Marks.value(.normalized, db) ?? 0 == part.before,
                    try Marks.value(.pruned, db) ?? 0 == part.pruned
                else { return (0, 0) }
            } else if ContinuousClock.now >= end {
                break
            }
            switch part.content {
            case .found(let found): try store(found, raw: part.raw, tenant: part.tenant, db)
            case .unreadable(let error): try markUnreadable(part.raw, error, db)
            }
            stored += 1
            if part.isLast {
                try Marks.set(.normalized, to: part.raw, db)
                finished += 1
            }
        }
        return (stored, finished)
    }
}

extension Database {
    /// One transaction that need not be on disk when it returns, since what it writes can be derived again.
    ///
    /// It gets there, in order, with the next one that must.
    func unsynchronized<Value>(_ write: () throws -> Value) throws -> Value {
        try synchronize(.normal)
        defer {
            // A failure would be the same that the next commit meets, which sets its own mode.
            try? synchronize(.full)
        }
        var value: Value?
        try inTransaction(.immediate) {
            value = try write()
            return .commit
        }
        guard let value else { throw StoreError("a transaction ended without a value") }
        return value
    }
}
