import Events
import Foundation
import Normalizer
import Operations
import Store
import TestSupport
import Testing

@Suite struct BackupTests {
    private let folder: TemporaryFolder
    private let store: SQLiteStore
    private static let now = Timestamp(milliseconds: 1_795_000_000_000)

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore(path: folder.path + "/server/moda.sqlite", normalize: normalize)
    }

    private var database: String { folder.path + "/server/moda.sqlite" }
    private var target: String { folder.path + "/restored/moda.sqlite" }

    @Test func whatWasAcknowledgedBeforeItBeganIsInItWhileOthersWrite() async throws {
        for number in 0..<20 { try await add(number) }
        let made = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for number in 100..<300 { try await add(number) }
            }
            group.addTask {
                while try await store.normalizeWaiting(limit: 50) > 0 {}
            }
            let made = try backup("b")
            try await group.waitForAll()
            return made
        }
        let outcome = try await restore(made.path)
        #expect(outcome.manifest == made.manifest)
        let digests = try await restored().rawEvents(tenant: .local, limit: 1_000).map(\.event.digest)
        #expect(Set(0..<20).allSatisfy { digests.contains("d\($0)") })
        let later = digests.compactMap { Int($0.dropFirst()) }.filter { $0 >= 100 }
        // As of one moment: of what one writer wrote in order, none is missing in between.
        #expect(later.sorted() == Array(100..<(100 + later.count)))
    }

    @Test func aFolderGetsABackupOfItsOwnAndNothingIsOverwritten() async throws {
        try FileManager.default.createDirectory(
            atPath: folder.path + "/all", withIntermediateDirectories: true)
        let made = try backup("all")
        #expect(made.path.hasSuffix("/all/moda-20261118T110640Z"))
        #expect(throws: OperationError.self) { try backup("all") }
        #expect(try mode(made.path + "/moda.sqlite") == 0o600)
        #expect(try mode(made.path + "/manifest.json") == 0o600)
        #expect(try mode(made.path) == 0o700)
    }

    @Test func whatAKilledBackupLeftGoesAfterADay() async throws {
        let day: Int64 = 86_400_000
        for (name, age) in [
            ("moda-1.partial-", day + 1), ("moda-2.partial-", day), ("mine.partial-", 2 * day),
        ] {
            try folder.write("x", to: "all/\(name)\(Self.now.milliseconds - age)/moda.sqlite")
        }
        try folder.write("x", to: "all/moda-3.partial-/moda.sqlite")
        _ = try backup("all")
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/all").sorted()
        #expect(
            left.map { $0.prefix { $0 != "." } } == ["mine", "moda-2", "moda-20261118T110640Z", "moda-3"])
    }

    @Test func whatCannotBeWrittenLeavesNothingBehind() async throws {
        try folder.write("a file", to: "blocked")
        #expect(throws: (any Error).self) { try backup("blocked/b") }
        #expect(throws: StoreError.self) {
            try Backup(database: folder.path + "/none.sqlite", version: "1", now: Self.now).run(
                to: folder.path + "/c")
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(left == ["blocked", "server"])
    }

    @Test(arguments: [
        "moda.sqlite", "received-shadow/local/0123456789abcdef0123456789abcdef/HEAD", "manifest.json",
    ])
    func aDamagedOrTruncatedBackupIsRefusedAndLeavesNothing(_ name: String) async throws {
        try folder.write("ref: x", to: "server/received-shadow/local/0123456789abcdef0123456789abcdef/HEAD")
        let made = try backup("b")
        let path = "\(made.path)/\(name)"
        let bytes = try #require(FileManager.default.contents(atPath: path))
        var flipped = bytes
        flipped[bytes.count / 2] ^= 0x40
        for damaged in [Data(bytes.dropLast(1)), flipped, Data()] {
            try damaged.write(to: URL(fileURLWithPath: path))
            // A letter of a name in the manifest may be another name: then the file is not there.
            await #expect(throws: OperationError.self) { try await restore(made.path) }
        }
        try FileManager.default.removeItem(atPath: path)
        await #expect(throws: OperationError.self) { try await restore(made.path) }
        #expect((try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/restored")) ?? [] == [])
    }

    @Test func aStoreThatIsThereIsKeptAside() async throws {
        try await add(1)
        let made = try backup("b")
        _ = try await restore(made.path)
        await #expect(throws: OperationError.self) { try await restore(made.path) }
        let outcome = try await restore(made.path, replaces: true)
        let old = try #require(outcome.old)
        #expect(FileManager.default.fileExists(atPath: old))
        #expect(try await restored().rawEvents(tenant: .local, limit: 9).count == 1)
    }

    @Test func aStoreInUseIsNotReplaced() async throws {
        let made = try backup("b")
        await #expect(throws: StoreError.self) {
            try await restore(made.path, to: database, replaces: true)
        }
        try await add(2)
        #expect(try await store.rawEvents(tenant: .local, limit: 9).count == 1)
    }

    @Test func snapshotsFromOtherMachinesComeAlong() async throws {
        let place = "received-shadow/local/0123456789abcdef0123456789abcdef"
        try folder.write("ref: refs/heads/main", to: "server/\(place)/HEAD")
        try folder.write("{}", to: "server/\(place)/sessions/claude/s/looks.jsonl")
        let made = try backup("b")
        #expect(made.manifest.files.count == 3)
        _ = try await restore(made.path)
        #expect(folder.read("restored/\(place)/sessions/claude/s/looks.jsonl") == "{}")
    }

    @Test func whatWasForgottenSinceIsForgottenAgain() async throws {
        let body = Telemetry.logs([
            ["event.name": "user_prompt", "session.id": "s", "prompt": "xyzzy-marker"]
        ])
        let raw = RawEvent(
            provider: .claude, signal: .logs, receivedAt: Timestamp(milliseconds: 1),
            body: String(decoding: body, as: UTF8.self), size: body.count, digest: "d")
        _ = try await store.append([raw], tenant: .local)
        while try await store.normalizeWaiting(limit: 9) == 9 {}
        let old = try backup("all/old")
        _ = try await store.forget(.session(SessionFilter(agent: nil, id: "s")), at: Self.now, tenant: .local)
        _ = try backup("all/new")
        let outcome = try await restore(old.path)
        #expect(outcome.forgotten.sessions == 1)
        let bytes = try #require(FileManager.default.contents(atPath: target))
        #expect(bytes.range(of: Data("xyzzy-marker".utf8)) == nil)
    }

    private func add(_ number: Int) async throws {
        let event = RawEvent(
            provider: .claude, signal: .metrics, receivedAt: Timestamp(milliseconds: Int64(number)),
            body: "{\"number\":\(number)}", size: 10, digest: "d\(number)")
        _ = try await store.append([event], tenant: .local)
    }

    private func backup(_ name: String) throws -> (path: String, manifest: BackupManifest) {
        try Backup(database: database, version: "1", now: Self.now).run(to: "\(folder.path)/\(name)")
    }

    @discardableResult
    private func restore(_ source: String, to place: String? = nil, replaces: Bool = false) async throws
        -> Restore.Outcome
    {
        try await Restore(
            from: source, to: place ?? target, replaces: replaces, now: Self.now,
            open: { try SQLiteStore(path: $0, normalize: normalize) }
        ).run()
    }

    private func restored() throws -> SQLiteStore { try SQLiteStore(path: target, normalize: normalize) }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
}
