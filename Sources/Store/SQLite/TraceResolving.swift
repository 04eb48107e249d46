internal import Events
internal import GRDB

/// Finds the place of a trace's spans as they come in: with each of them only what depends on it is looked
/// at, so that a trace of any size takes time in proportion.
struct TraceResolving {
    let store: SQLiteStore
    let tenant: TenantID
    let trace: String

    /// Stores new spans where they belong, and tells those that they change the place of.
    func take(_ spans: [LLMSpan], raw: Int64, _ ledger: inout ConversationLedger, _ db: Database) throws {
        guard !spans.isEmpty else { return }
        var places = spans.map {
            SpanPlace(SpanRow(span: $0, raw: raw, inherited: Belonging(), belonging: Belonging()))
        }
        let before = try names(db)
        var names = before
        for place in places { names.add(place.member) }
        let inherited = ConversationResolution.inherit(places.map(\.member) + (try parents(of: places, db)))
        for (number, span) in spans.enumerated() {
            let mine = inherited[span.spanID] ?? places[number].own
            let belonging = ConversationResolution.decide(
                places[number].member, inherited: mine, names, traceID: trace)
            let row = SpanRow(span: span, raw: raw, inherited: mine, belonging: belonging)
            try store.write(row, tenant: tenant, db)
            places[number] = SpanPlace(row)
            ledger.add(places[number])
        }
        if names != before { try save(names, db) }
        if names.values == before.values {
            try adopt(below: places, names, &ledger, db)
        } else {
            try resolveAgain(&ledger, db)
        }
    }

    /// Stores a span that a second report changed; its place is left to `resolveAgain`, and whether it counts
    /// to `markDuplicates`.
    func replace(
        _ old: SpanRow, with span: LLMSpan, _ ledger: inout ConversationLedger, _ db: Database
    ) throws {
        var row = old
        row.span = span
        row.duplicateOf = nil
        try store.write(row, tenant: tenant, db)
        ledger.remove(SpanPlace(old))
        ledger.add(SpanPlace(row))
    }

    /// Decides on all spans of the trace.
    func resolveAgain(_ ledger: inout ConversationLedger, _ db: Database) throws {
        let places = try store.places(.trace, [tenant.rawValue, trace], db)
        var names = TraceNames()
        for place in places { names.add(place.member) }
        try save(names, db)
        let inherited = ConversationResolution.inherit(places.map(\.member))
        for place in places {
            let mine = inherited[place.spanID] ?? place.own
            let belonging = ConversationResolution.decide(
                place.member, inherited: mine, names, traceID: trace)
            guard belonging != place.belonging || mine != place.inherited else { continue }
            try store.move(place, inherited: mine, to: belonging, tenant: tenant, &ledger, db)
        }
    }

    /// Parents that were there before, as roots that say what they inherit.
    private func parents(of places: [SpanPlace], _ db: Database) throws -> [TraceMember] {
        let new = Set(places.map(\.spanID))
        let wanted = Set(places.compactMap(\.parentID)).subtracting(new)
        return try wanted.sorted().flatMap { parent in
            try store.places(.span, [tenant.rawValue, "\(trace)/\(parent)"], db).map { place in
                var member = place.member
                (member.own, member.parentID) = (place.inherited, nil)
                return member
            }
        }
    }

    /// Hands what spans inherit down to children that came before them.
    ///
    /// A child takes only what it has not yet, so that each is changed once, and a circle ends.
    private func adopt(
        below spans: [SpanPlace], _ names: TraceNames, _ ledger: inout ConversationLedger, _ db: Database
    ) throws {
        var parents = spans.filter { !$0.inherited.isEmpty }
        while let parent = parents.popLast() {
            let children = try store.places(.children, [tenant.rawValue, trace, parent.spanID], db)
            for var child in children {
                let inherited = child.inherited.filled(from: parent.inherited)
                guard inherited != child.inherited else { continue }
                let belonging = ConversationResolution.decide(
                    child.member, inherited: inherited, names, traceID: trace)
                try store.move(child, inherited: inherited, to: belonging, tenant: tenant, &ledger, db)
                child.inherited = inherited
                parents.append(child)
            }
        }
    }

    private func names(_ db: Database) throws -> TraceNames {
        let text = try String.fetchOne(
            db.cachedStatement(sql: "SELECT names FROM llm_traces WHERE tenant_id = ? AND trace_id = ?"),
            arguments: [tenant.rawValue, trace])
        return try text.map { try JSONColumn.read($0) } ?? TraceNames()
    }

    private func save(_ names: TraceNames, _ db: Database) throws {
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO llm_traces (tenant_id, trace_id, names) VALUES (?, ?, ?)"
        ).execute(arguments: [tenant.rawValue, trace, try JSONColumn.write(names)])
    }
}
