import Events
import Store
import TestSupport
import Testing

/// What the review page keeps of its own, and what it asks besides.
@Suite struct PageStoreTests {
    private let folder: TemporaryFolder
    private let store: SQLiteStore

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore(path: folder.path + "/moda.sqlite")
    }

    private func time(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds) }

    private func signIn(_ digest: String, _ kind: SignIn.Kind = .session, until end: Int64) -> SignIn {
        SignIn(digest: digest, kind: kind, keyID: "k", createdAt: time(1_000), expiresAt: time(end))
    }

    @Test func aCodeIsTakenOnce() async throws {
        try await store.add(signIn("d", .code, until: 2_000), at: time(1_000))
        #expect(try await store.takeSignIn(digest: "d", kind: .session) == nil)
        let results = try await withThrowingTaskGroup(of: SignIn?.self) { group in
            for _ in 0..<8 {
                group.addTask { [store] in try await store.takeSignIn(digest: "d", kind: .code) }
            }
            return try await group.reduce(into: [SignIn?]()) { $0.append($1) }
        }
        #expect(results.compactMap(\.self) == [signIn("d", .code, until: 2_000)])
    }

    @Test func whatHasEndedIsRemovedByTheNext() async throws {
        try await store.add(signIn("a", until: 2_000), at: time(1_000))
        try await store.add(signIn("b", until: 9_000), at: time(1_500))
        #expect(try await store.signIn(digest: "a", kind: .session)?.isLive(at: time(1_999)) == true)
        try await store.add(signIn("c", until: 9_000), at: time(2_000))
        #expect(try await store.signIn(digest: "a", kind: .session) == nil)
        #expect(try await store.signIn(digest: "b", kind: .session) != nil)
    }

    @Test func aSignInFromTheFutureIsNone() {
        #expect(!signIn("a", until: 9_000).isLive(at: time(999)))
        #expect(!signIn("a", until: 9_000).isLive(at: time(9_000)))
    }

    @Test func theLastRunsComeFirstAndOnlyTheTenants() async throws {
        for number in 1...3 {
            var job = JobRecord(id: "j\(number)", tenant: .local, createdAt: time(Int64(number)))
            job.status = .done
            _ = try await store.enqueue(job)
        }
        _ = try await store.enqueue(
            JobRecord(id: "x", tenant: TenantID(rawValue: "other"), createdAt: time(9)))
        #expect(try await store.jobs(before: nil, limit: 2, tenant: .local).map(\.id) == ["j3", "j2"])
    }
}
