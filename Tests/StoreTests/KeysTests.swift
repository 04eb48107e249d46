import Events
import GRDB
import Store
import TestSupport
import Testing

@Suite struct KeysTests {
    private let folder: TemporaryFolder
    private let store: SQLiteStore

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore(path: folder.path + "/moda.db")
    }

    private func record(_ id: String, scopes: Set<KeyScope> = .all) -> KeyRecord {
        KeyRecord(
            id: id, tenant: .local, name: "test", digest: "d", createdAt: Timestamp(milliseconds: 1),
            scopes: scopes)
    }

    private func write(_ sql: String) async throws {
        try await DatabaseQueue(path: folder.path + "/moda.db").write { try $0.execute(sql: sql) }
    }

    @Test(arguments: [[], [.ingest], [.read, .write], .all] as [Set<KeyScope>])
    func scopesAreKept(scopes: Set<KeyScope>) async throws {
        try await store.addKey(record("k", scopes: scopes))
        #expect(try await store.key(id: "k")?.scopes == scopes)
        #expect(try await store.keys().map(\.scopes) == [scopes])
    }

    @Test func aKeyFromBeforeThereWereScopesHasAll() async throws {
        try await store.addKey(record("k", scopes: []))
        try await write("UPDATE keys SET scopes = NULL")
        #expect(try await store.key(id: "k")?.scopes == .all)
    }

    @Test func aScopeThatIsNotKnownGivesNoRight() async throws {
        try await store.addKey(record("k"))
        try await write("UPDATE keys SET scopes = 'ingest,rule'")
        #expect(try await store.key(id: "k")?.scopes == [.ingest])
    }

    @Test func aTenantMayHaveSeveralLiveKeys() async throws {
        for id in ["a", "b"] { try await store.addKey(record(id)) }
        #expect(try await store.revokeKey(id: "a", at: Timestamp(milliseconds: 5)))
        let live = try await store.keys().filter { $0.isLive(at: Timestamp(milliseconds: 9)) }
        #expect(live.map(\.id) == ["b"])
        #expect(try await !store.revokeKey(id: "c", at: Timestamp(milliseconds: 5)))
    }

    @Test func noDigestOfNoneIsAKeys() {
        var random = SeededGenerator(seed: 4)
        let key = APIKey.generate(using: &random)
        #expect(!key.matches(digest: APIKey.digestOfNone))
        #expect(APIKey.digestOfNone.utf8.count == key.digest.utf8.count)
    }
}
