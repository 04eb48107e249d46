import Foundation
import Git
import Shadow
import Testing

@Suite struct TakingLimitsTests {
    private let house: TakingHouse

    init() throws { house = try TakingHouse() }

    @Test func secretsStayOutByNameAndByContent() throws {
        let secrets = [
            ".env", ".env.production", "prod.env", "conf/server.pem", "id_rsa", "deploy/ID_ED25519", ".npmrc",
            ".aws/config",
            "store.p12", "credentials.json", "gcp-service-account.json", ".docker/config.json",
            "a.tfstate.backup",
            "kubeconfig", "secrets.yaml",
        ]
        let harmless = [
            ".env.example", ".env.sample", ".env.template", "credentials.swift", "src/Credentials/Store.ts",
            "keys.txt",
            "environment.ts", "monkey", "config.json", "public.pub", "secrets.go",
        ]
        for path in secrets + harmless { try house.write("value", to: path) }
        try house.write("\n-----BEGIN OPENSSH PRIVATE KEY-----\nabc", to: "notes.txt")
        let record = try house.take()
        #expect(try house.paths(record) == harmless.sorted())
        let skipped = Set(record.skipped.map(\.path))
        #expect(record.skipped.allSatisfy { $0.reason == .secret })
        #expect(skipped == Set(secrets.filter { $0 != ".aws/config" } + [".aws/", "notes.txt"]))
        #expect(try !house.take().changed)
    }

    @Test func aSecretThatTheUserTracksIsTakenOut() throws {
        for path in ["a", "dir/.env", "dir/b", "key.pem"] { try house.write("value", to: path) }
        try TakingUser(house.root).commit(["a", "dir/.env", "dir/b", "key.pem"])
        let record = try house.take()
        #expect(try house.paths(record) == ["a", "dir/b"])
        #expect(record.skipped.map(\.path) == ["dir/.env", "key.pem"])
    }

    @Test func largeFilesStayOutAndTrackedOnesMayBeLarger() throws {
        var limits = SnapshotLimits()
        (limits.newFileBytes, limits.fileBytes) = (10, 20)
        try house.write(String(repeating: "t", count: 12), to: "tracked")
        try TakingUser(house.root).commit(["tracked"])
        try house.write(String(repeating: "n", count: 11), to: "new")
        let first = try house.take(limits: limits)
        #expect(try house.paths(first) == ["tracked"])
        #expect(first.skipped == [SkippedFile(path: "new", reason: .large)])
        try house.write(String(repeating: "u", count: 20), to: "tracked")
        let second = try house.take(limits: limits)
        #expect(try house.files(second)["tracked"]?.first == "u")
        try house.write(String(repeating: "v", count: 21), to: "tracked")
        let third = try house.take(limits: limits)
        #expect(!third.changed)
        #expect(third.skipped.map(\.path) == ["tracked", "new"])
    }

    /// What was left out because there was too much does not come up later as if somebody had just made it.
    @Test func manyNewFilesAreLeftOutForGood() throws {
        var limits = SnapshotLimits()
        limits.newFiles = 3
        for number in 0..<5 { try house.write("x\(number)", to: "f\(number)") }
        let first = try house.take(limits: limits)
        #expect(try house.paths(first) == ["f0", "f1", "f2"])
        #expect(first.skipped.map(\.reason) == [.many, .many])
        #expect(try !house.take(limits: limits).changed)
        // Longer than the tick by which a file system may tell a file's time too early.
        Thread.sleep(forTimeInterval: 0.02)
        try house.write("later", to: "g")
        let third = try house.take(limits: limits)
        #expect(try house.paths(third) == ["f0", "f1", "f2", "g"])
    }

    @Test func moreBytesThanASnapshotTakesStayOut() throws {
        var limits = SnapshotLimits()
        limits.bytes = 25
        for number in 0..<4 { try house.write(String(repeating: "\(number)", count: 10), to: "f\(number)") }
        let record = try house.take(limits: limits)
        #expect(try house.paths(record) == ["f0", "f1"])
        #expect(record.skipped.map(\.path) == ["f2", "f3"])
    }

    @Test func skippedFilesAreNamedOnlySoFarAndCountedInTheCommit() throws {
        for number in 0..<150 { try house.write("x", to: "\(number).pem") }
        let record = try house.take()
        #expect(record.skipped.count == ShadowLayout.skippedLimit)
        let message = try Repository(bare: house.store).commit(record.commit)?.message ?? ""
        #expect(message.contains("Moda-Skipped: 150\n"))
    }

    @Test func manyChangesBecomeOnePack() throws {
        for number in 0..<300 { try house.write("file \(number)", to: "d\(number % 7)/f\(number)") }
        let record = try house.take()
        #expect(try house.paths(record).count == 300)
        let packs = FilePath.names(in: "\(house.store)/objects/pack").filter { $0.hasSuffix(".pack") }
        #expect(packs.count == 1)
    }

    @Test func withoutTimeNothingIsKeptButTheNextLookGoesOn() throws {
        var limits = SnapshotLimits()
        limits.seconds = -1
        try house.write("x", to: "a")
        #expect(throws: SnapshotError.self) { try house.take(limits: limits) }
        #expect(house.journal().isEmpty)
        #expect(try house.paths(house.take()) == ["a"])
    }

    @Test func foldersTooDeepStayOut() throws {
        var limits = SnapshotLimits()
        limits.depth = 3
        try house.write("x", to: "1/2/3/f")
        try house.write("x", to: "1/2/3/4/f")
        let record = try house.take(limits: limits)
        #expect(try house.paths(record) == ["1/2/3/f"])
        #expect(record.skipped == [SkippedFile(path: "1/2/3/4/", reason: .unreadable)])
    }
}
