import Events
import GRDB
import TestSupport
import Testing

@testable import Store

/// The queries that run on every request, or over everything, go by an index.
@Suite struct QueryPlanTests {
    private let prepared: PreparedStore

    init() throws { prepared = try PreparedStore() }

    /// The plan's steps, one a line.
    private func plan(_ sql: String, _ arguments: StatementArguments) throws -> String {
        try DatabaseQueue(path: prepared.folder.path + "/moda.db").read { db in
            TypedPrompts.prepare(db)
            return try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments)
                .map { $0["detail"] as String }.joined(separator: "\n")
        }
    }

    private func raw(_ fill: (inout RawEventQuery) -> Void) throws -> String {
        var query = RawEventQuery(limit: 10)
        fill(&query)
        let (sql, arguments) = query.statement(tenant: .local)
        return try plan(sql, arguments)
    }

    @Test func rawEventsAreReadInTheirOrder() throws {
        let place = RawEventPlace(cursor: "5.5")
        for plan in [try raw { _ in }, try raw { $0.before = place }, try raw { $0.provider = .codex }] {
            #expect(plan.contains("INDEX events_raw_time (tenant_id=?"))
            #expect(!plan.contains("TEMP B-TREE") && !plan.contains("SCAN"))
        }
        let refused = try raw { ($0.onlyRefused, $0.before) = (true, place) }
        #expect(refused.contains("INDEX events_raw_refused (tenant_id=?"))
        #expect(!refused.contains("TEMP B-TREE"))
    }

    @Test func arrivalsAreReadInTheirOrder() throws {
        let first = try plan(ArrivalQuery.sql(after: false, session: nil), ["local", 10])
        let next = try plan(ArrivalQuery.sql(after: true, session: nil), ["local", 1, 2, 3, "x", 10])
        for plan in [first, next] {
            #expect(plan.contains("INDEX coding_agent_events_arrival (tenant_id=?"))
            #expect(!plan.contains("TEMP B-TREE"))
        }
        #expect(next.contains(">"))
    }

    @Test func oneSessionsEventsAreFoundByIt() throws {
        let any = SessionFilter(agent: nil, id: "s")
        let one = SessionFilter(agent: .claude, id: "s")
        let plans = [
            try plan(ArrivalQuery.sql(after: true, session: any), ["local", "s", 1, 2, 3, "x", 10]),
            try plan(ArrivalQuery.sql(after: false, session: one), ["local", "claude", "s", 10]),
            try plan(ArrivalQuery.ofSession, ["local", "claude", "s", 1, 2, "x", 10]),
        ]
        for plan in plans {
            #expect(plan.contains("coding_agent_events_session (tenant_id=? AND provider=? AND session_id=?"))
        }
        // Only events of the same moment and number are sorted.
        #expect(!plans[2].contains("TEMP B-TREE FOR ORDER BY"))
    }

    @Test func correctionsAreFoundByWhatIsWantedOfThem() throws {
        func corrections(_ fill: (inout CorrectionQuery) -> Void) throws -> String {
            var query = CorrectionQuery(limit: 10)
            fill(&query)
            let (sql, arguments) = try query.statement(
                members: query.cluster == nil ? nil : ["a"], tenant: .local)
            return try plan(sql, arguments)
        }
        let place = PageMark(at: Timestamp(milliseconds: 5), id: "x")
        for plan in [try corrections { _ in }, try corrections { $0.before = place }] {
            #expect(plan.contains("INDEX corrections_time (tenant_id=?") && !plan.contains("TEMP B-TREE"))
        }
        let ofPlace = try corrections { ($0.repository, $0.agent, $0.before) = ("acme/web", .codex, place) }
        #expect(ofPlace.contains("corrections_repository (tenant_id=? AND <expr>=? AND (timestamp,id)<"))
        #expect(!ofPlace.contains("TEMP B-TREE"))
        for agent in [nil, Agent.claude] {
            let ofSession = try corrections {
                ($0.session, $0.agent, $0.repository, $0.before) = ("s", agent, "acme/web", place)
            }
            #expect(
                ofSession.contains("corrections_session (tenant_id=? AND provider=? AND session_id=?"))
        }
        let ofCluster = try corrections { ($0.cluster, $0.repository) = ("c", "acme/web") }
        #expect(ofCluster.contains("PRIMARY KEY (tenant_id=? AND id=?)"))
    }

    @Test func sessionsAreReadInTheirOrder() throws {
        let plan = try plan(SessionQuery.page(before: true), ["local", 1, "claude", "s", 10])
        #expect(plan.contains("INDEX sessions_time (tenant_id=?"))
        #expect(
            plan.contains("INDEX coding_agent_events_prompts (tenant_id=? AND provider=? AND session_id=?"))
        #expect(!plan.contains("TEMP B-TREE"))
    }

    @Test(arguments: StatisticsGrouping.allCases) func statisticsReadTheirDaysOnly(by: StatisticsGrouping)
        throws
    {
        let moment = Timestamp(milliseconds: 0)
        let query = StatisticsQuery(by: by, from: moment, end: moment)
        let arguments: StatementArguments = ["tenant": "local", "from": 0, "end": 1, "provider": nil]
        for sql in [AgentUsage.sql(query), AgentTools.sql(query)].compactMap(\.self) {
            let plan = try plan(sql, arguments)
            #expect(plan.contains("coding_agent_events_time (tenant_id=? AND timestamp>? AND timestamp<?)"))
            #expect(!plan.contains("SCAN s"))
        }
        guard let sql = ApplicationUsage.sql(query) else { return }
        #expect(
            try plan(sql, arguments).contains(
                "llm_spans_time (tenant_id=? AND started_at>? AND started_at<?)"))
    }

    @Test func theHealthOfIngestIsReadFromIndexes() throws {
        let last = try plan(IngestHealthQuery.last, ["local", "claude", "logs"])
        let count = try plan(IngestHealthQuery.count, ["local", "claude", "logs", 1])
        for plan in [last, count] { #expect(plan.contains("USING COVERING INDEX events_raw_signal")) }
        #expect(count.contains("timestamp>?"))
        let refused = try plan(IngestHealthQuery.refused, ["local", 1, 10])
        #expect(refused.contains("INDEX events_raw_refused (tenant_id=? AND timestamp>?)"))
        let prompts = try plan(IngestHealthQuery.prompts, ["local", "claude", 1, 10])
        #expect(prompts.contains("INDEX coding_agent_events_last_prompts (tenant_id=? AND provider=? AND"))
        #expect(!prompts.contains("TEMP B-TREE"))
        let sessions = try plan(IngestHealthQuery.sessions, ["local", 1, "claude"])
        #expect(sessions.contains("INDEX sessions_time (tenant_id=? AND first_at>?)"))
    }

    @Test func aKeyIsFoundByItsID() throws {
        let plan = try plan("SELECT * FROM keys WHERE id = ?", ["k"])
        #expect(plan.contains("SEARCH keys USING INDEX") && plan.contains("(id=?)"))
    }
}
