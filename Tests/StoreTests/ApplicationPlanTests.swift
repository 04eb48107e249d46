import Events
import TestSupport
import Testing

@testable import Store

/// What is asked with every span and every page finds its rows by an index.
@Suite struct ApplicationPlanTests {
    private func expect(_ index: String, _ sql: String) async throws {
        let plan = try await ApplicationRig().plan(sql)
        #expect(plan.contains(index) && !plan.contains("TEMP B-TREE") && !plan.contains("SCAN"))
    }

    @Test(arguments: [
        (SpanPlace.Lookup.trace, "llm_spans_parent (tenant_id=? AND trace_id=?)"),
        (.span, "sqlite_autoindex_llm_spans_1 (tenant_id=? AND id=?)"),
        (.children, "llm_spans_parent (tenant_id=? AND trace_id=? AND parent_id=?)"),
        (.reports, "llm_spans_response (tenant_id=? AND response_id=? AND kind=?)"),
        (.duplicates, "llm_spans_duplicate (tenant_id=? AND response_id=?)"),
    ])
    func placesAreLookedUp(lookup: SpanPlace.Lookup, index: String) async throws {
        try await expect(index, lookup.sql)
    }

    @Test func conversationsAreListedByTheirIndexes() async throws {
        let (user, mark) = (ConversationFilter(user: "u"), PageMark(at: Timestamp(milliseconds: 1), id: "c"))
        func sql(_ filter: ConversationFilter, _ before: PageMark? = nil) -> String {
            SQLiteStore.query(filter, limit: 9, before: before, tenant: .local).sql
        }
        try await expect("llm_conversations_time (tenant_id=?)", sql(ConversationFilter()))
        try await expect("llm_conversations_time (tenant_id=? AND", sql(ConversationFilter(), mark))
        try await expect("llm_conversations_user (tenant_id=? AND user_id=?", sql(user))
        try await expect("llm_conversations_user (tenant_id=? AND user_id=?", sql(user, mark))
        let both = ConversationFilter(user: "u", application: "a")
        try await expect("llm_conversations_user (tenant_id=? AND user_id=?", sql(both, mark))
        let application = ConversationFilter(application: "a")
        try await expect(
            "llm_conversations_application (tenant_id=? AND application=?", sql(application, mark))
    }

    @Test func aConversationIsReadByItsIndexes() async throws {
        try await expect("llm_messages", SQLiteStore.messageQuery)
        try await expect("llm_spans_conversation", SQLiteStore.spanQuery(.conversation("c")))
        try await expect("llm_spans_conversation", ConversationFolding.calls)
        try await expect("llm_messages_time", "DELETE \(ConversationFolding.later)")
        // The index holds those that wait and no others: the first of it is the answer.
        let waiting = try await ApplicationRig().plan(SQLiteStore.foldWaiting)
        #expect(waiting.contains("llm_conversations_waiting") && !waiting.contains("TEMP B-TREE"))
    }

    @Test func evaluationsAreListedByTheirIndexes() async throws {
        let mark = PageMark(at: Timestamp(milliseconds: 1), id: "e")
        func sql(_ label: String?) -> String {
            SQLiteStore.query(label: label, limit: 9, before: mark, tenant: .local).sql
        }
        try await expect("evaluations_time (tenant_id=? AND", sql(nil))
        try await expect("evaluations_label (tenant_id=? AND label=?", sql("l"))
    }
}
