import Events
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite struct JobsStoreTests {
    private let folder: TemporaryFolder
    private let store: SQLiteStore
    private let tenant = TenantID.local

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore(path: folder.path + "/moda.db")
    }

    private func at(_ seconds: Int64) -> Timestamp { Timestamp(milliseconds: seconds * 1_000) }

    private func job(_ id: String, at seconds: Int64 = 0) -> JobRecord {
        JobRecord(id: id, tenant: tenant, createdAt: at(seconds))
    }

    private func candidate(_ name: String) -> CandidateRecord {
        CandidateRecord(
            cluster: name, name: name, description: "", markdown: "", sentences: [], evidenceDigest: "",
            status: .drafted)
    }

    @Test func everyWriteOfAnAttemptThatIsOverIsRefused() async throws {
        _ = try await store.enqueue(job("j"))
        let old = try #require(try await store.takeJob(JobClaim(runner: "one", now: at(0))))
        let new = try #require(try await store.takeJob(JobClaim(runner: "two", now: at(20))))
        let zombie = store.fenced(by: old.fence, finishing: JobItem(stage: "judge", id: "x", version: "1"))
        let spend = ModelSpend(job: "j", model: "m", at: at(0), tokens: 1, microdollars: 1)
        let key = SessionKey(agent: .claude, id: "s")
        let cluster = [ClusterSuccession]()
        await #expect(throws: FenceError.self) {
            try await zombie.replaceCorrections([], of: key, handled: 1, tenant: tenant)
        }
        await #expect(throws: FenceError.self) {
            try await zombie.replaceClusters([], contradictions: [], successions: cluster, tenant: tenant)
        }
        await #expect(throws: FenceError.self) {
            try await zombie.saveCandidate(candidate("x"), tenant: tenant)
        }
        await #expect(throws: FenceError.self) {
            try await zombie.keepCandidates(ofClusters: [], tenant: tenant)
        }
        await #expect(throws: FenceError.self) {
            _ = try await zombie.reserve(spend, caps: ModelCaps(), tenant: tenant)
        }
        await #expect(throws: FenceError.self) {
            try await zombie.saveModelAnswer("a", of: "d", model: "m", at: at(0), tenant: tenant)
        }
        await #expect(throws: FenceError.self) { try await store.report([], old.fence) }
        #expect(try await store.candidates(tenant: tenant).isEmpty)
        #expect(try await store.finishedItems(of: "judge", job: "j", tenant: tenant).isEmpty)
        #expect(try await store.modelSpend(job: "j", tenant: tenant).tokens == 0)

        let item = JobItem(stage: "judge", id: "x", version: "1", body: "b")
        try await store.fenced(by: new.fence, finishing: item).saveCandidate(candidate("x"), tenant: tenant)
        #expect(try await store.finishedItems(of: "judge", job: "j", tenant: tenant) == [item])
        #expect(try await store.finish(new.fence, .done(report: "{}"), at: at(30))?.status == .done)
        #expect(try await store.finishedItems(of: "judge", job: "j", tenant: tenant).isEmpty)
        await #expect(throws: FenceError.self) {
            try await store.fenced(by: new.fence, finishing: nil).saveCandidate(
                candidate("y"), tenant: tenant)
        }
    }

    @Test func aCallIsSettledOnceWhoeverHasTheJobByThen() async throws {
        _ = try await store.enqueue(job("j"))
        let old = try #require(try await store.takeJob(JobClaim(runner: "one", now: at(0))))
        let spend = ModelSpend(job: "j", model: "m", at: at(0), tokens: 100, microdollars: 50)
        let desk = store.fenced(by: old.fence, finishing: nil)
        guard case .granted(let id) = try await desk.reserve(spend, caps: ModelCaps(), tenant: tenant) else {
            Issue.record("not granted")
            return
        }
        #expect(try await store.modelSpend(job: "j", tenant: tenant).tokens == 100)
        _ = try await store.takeJob(JobClaim(runner: "two", now: at(20)))
        try await desk.settle(id, tokens: 7, microdollars: 3, tenant: tenant)
        try await desk.settle(id, tokens: 70, microdollars: 30, tenant: tenant)
        let spent = try await store.modelSpend(job: "j", tenant: tenant)
        #expect(spent.tokens == 7 && spent.microdollars == 3)
    }

    @Test func historyHasPagesAndAnEnd() async throws {
        for number in 0..<5 {
            let job = try await store.enqueue(job("j\(number)", at: Int64(number)))
            let taken = try #require(try await store.takeJob(JobClaim(runner: "r", now: at(100))))
            #expect(taken.id == job.id)
            _ = try await store.finish(taken.fence, .done(report: "{}"), at: at(100 + Int64(number)))
        }
        _ = try await store.enqueue(job("open", at: 5))
        let first = try await store.jobs(before: nil, limit: 3, tenant: tenant)
        #expect(first.map(\.id) == ["open", "j4", "j3"])
        let mark = try #require(first.last.map { PageMark(at: $0.createdAt, id: $0.id) })
        #expect(try await store.jobs(before: mark, limit: 9, tenant: tenant).map(\.id) == ["j2", "j1", "j0"])
        try await store.forgetJobs(endedBefore: at(103))
        #expect(
            try await store.jobs(before: nil, limit: 9, tenant: tenant).map(\.id) == ["open", "j4", "j3"])
        #expect(try await store.jobs(before: nil, limit: 9, tenant: TenantID(rawValue: "b")).isEmpty)
    }

    @Test func manyRunnersAtOnceGetAJobOnce() async throws {
        for tenant in 0..<4 {
            let id = TenantID(rawValue: "t\(tenant)")
            _ = try await store.enqueue(JobRecord(id: "j\(tenant)", tenant: id, createdAt: at(0)))
        }
        let others = try (0..<4).map { _ in try SQLiteStore(path: folder.path + "/moda.db") }
        let taken = try await withThrowingTaskGroup(of: String?.self) { group in
            for (place, other) in (others + others + others).enumerated() {
                group.addTask {
                    try await other.takeJob(JobClaim(runner: "r\(place)", now: at(1)))?.id
                }
            }
            return try await group.reduce(into: [String]()) { ids, id in if let id { ids.append(id) } }
        }
        #expect(taken.sorted() == ["j0", "j1", "j2", "j3"])
    }

    @Test func aJobOfAnEarlierVersionIsTakenUp() async throws {
        let path = folder.path + "/old.db"
        let body = """
            {"createdAt":5,"id":"old","stages":[],"startedAt":6,"status":"running","tenant":"local"}
            """
        try await DatabaseQueue(path: path).write { _ in }
        try Migrations.migrator.migrate(DatabaseQueue(path: path), upTo: "m007_lifecycle")
        try await DatabaseQueue(path: path).write { db in
            try db.execute(
                sql:
                    "INSERT INTO jobs (tenant_id, id, status, created_at, body) VALUES ('local','old','running',5,?)",
                arguments: [body])
        }
        let store = try SQLiteStore(path: path)
        let taken = try await store.takeJob(JobClaim(runner: "r", now: at(100)))
        #expect(taken?.id == "old" && taken?.token == 1 && taken?.trigger == .request)
    }
}
