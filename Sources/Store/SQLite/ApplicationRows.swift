internal import Events
internal import GRDB

extension SQLiteStore {
    /// All that is derived from LLM applications.
    static let applicationTables = [
        "llm_spans", "llm_contents", "llm_traces", "llm_conversations", "llm_messages", "evaluations",
    ]

    /// Stores the rows of LLM applications that one raw event held.
    ///
    /// Spans find their places at once: in their trace, among the reports of their call, and in the counts of
    /// their conversation. The conversations' messages follow with `foldWaiting`, since one body may touch a
    /// conversation many times.
    func storeApplicationRows(_ found: Normalized, raw: Int64, tenant: TenantID, _ db: Database) throws {
        for evaluation in found.evaluations { try store(evaluation, raw: raw, tenant: tenant, db) }
        guard !found.spans.isEmpty else { return }
        var ledger = ConversationLedger()
        var traces: [String: [String: LLMSpan]] = [:]
        for span in found.spans {
            let twice = traces[span.traceID]?[span.spanID]
            traces[span.traceID, default: [:]][span.spanID] = twice?.joined(with: span) ?? span
        }
        var responses: Set<String> = []
        for (trace, spans) in traces.sorted(by: { $0.key < $1.key }) {
            let sorted = spans.values.sorted { $0.spanID < $1.spanID }
            let stored = try store(sorted, of: trace, raw: raw, tenant: tenant, &ledger, db)
            responses.formUnion(stored)
        }
        for response in responses.sorted() {
            try markDuplicates(response, tenant: tenant, &ledger, db)
        }
        try settle(ledger, tenant: tenant, db)
    }

    /// Stores what is new of some spans of one trace.
    ///
    /// - Returns: The response ids that they name, before and now.
    private func store(
        _ spans: [LLMSpan], of trace: String, raw: Int64, tenant: TenantID,
        _ ledger: inout ConversationLedger, _ db: Database
    ) throws -> Set<String> {
        var (added, altered): ([LLMSpan], [(old: SpanRow, new: LLMSpan)]) = ([], [])
        for span in spans {
            guard let old = try spanRow(span.id, tenant: tenant, db) else {
                added.append(span)
                continue
            }
            let joined = old.span.joined(with: span)
            if joined != old.span { altered.append((old, joined)) }
        }
        guard !added.isEmpty || !altered.isEmpty else { return [] }
        let trace = TraceResolving(store: self, tenant: tenant, trace: trace)
        try trace.take(added, raw: raw, &ledger, db)
        if !altered.isEmpty {
            for (old, new) in altered { try trace.replace(old, with: new, &ledger, db) }
            try trace.resolveAgain(&ledger, db)
        }
        let changed = added + altered.flatMap { [$0.old.span, $0.new] }
        return Set(changed.filter { $0.kind == .llm }.compactMap(\.responseID))
    }
}
