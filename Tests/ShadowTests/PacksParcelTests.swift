import Events
import Foundation
import Git
import Shadow
import TestSupport
import Testing

/// A session goes to another store in parcels.
@Suite struct PacksParcelTests {
    private let story: Story
    private let folder: TemporaryFolder
    private let server: ShadowLayout

    init() throws {
        story = try Story()
        folder = try TemporaryFolder()
        server = ShadowLayout(root: folder.path + "/received")
        story["kept/unchanged.txt"] = "never leaves\n"
        story["src/a.swift"] = "one\ntwo\n"
        try story.look(.sessionStart)
        try story.look(.prompt, turn: "t1")
        story["src/a.swift"] = "one\nagent\n"
        try story.look(.stop, turn: "t1")
        story["src/a.swift"] = "one\nuser\n"
        try story.look(.prompt, turn: "t2")
    }

    private func state() throws -> ShadowState {
        try ShadowState(of: Story.main, in: story.workspace, layout: server)
    }

    private func parcel(after state: ShadowState? = nil, limit: Int = 1 << 20) throws -> Parcel? {
        let known = try state ?? self.state()
        return try ParcelMaking(try story.session()).parcel(after: known, limit: limit)
    }

    /// Sends over the wire's form.
    @discardableResult private func take(_ parcel: Parcel) throws -> ShadowState {
        try ParcelTaking(server).take(try Parcel(bytes: parcel.bytes), of: Story.main, in: story.workspace)
    }

    /// - Returns: How many parcels it took.
    @discardableResult private func sendAll(limit: Int = 1 << 20) throws -> Int {
        var count = 0
        while let next = try parcel(limit: limit) {
            try take(next)
            count += 1
        }
        return count
    }

    @Test func theOtherStoreReadsWhatThisOneReads() throws {
        #expect(try sendAll() == 1)
        let there = ShadowLibrary(server)
        #expect(there.workspaces(of: Story.main) == [story.workspace])
        #expect(try there.edits(of: Story.main) == story.edits())
        #expect(try there.edits(of: Story.main).brief == ["rewrote src/a.swift"])
        #expect(try parcel() == nil)
    }

    @Test func laterLooksFollow() throws {
        try sendAll()
        story["src/b.swift"] = "b\n"
        try story.look(.stop, turn: "t2")
        try story.look(.sessionEnd)
        let next = try parcel()
        #expect(next?.looks.count == 2)
        #expect(try sendAll() == 1)
        #expect(try state().looks == 6)
    }

    @Test func aLookThatSawNoChangeNeedsNoPack() throws {
        try sendAll()
        try story.look(.stop, turn: "t2")
        #expect(try parcel()?.pack.isEmpty == true)
        #expect(try sendAll() == 1)
    }

    @Test func muchGoesInSeveralParcels() throws {
        for number in 0..<20 {
            story["src/big\(number).txt"] = (0..<500).map { "line \($0) of \(number)\n" }.joined()
            try story.look(.afterTool, turn: "t2", call: "c\(number)")
        }
        #expect(try sendAll(limit: 60_000) > 3)
        #expect(try state().looks == story.session().looks.count)
        #expect(try ShadowLibrary(server).edits(of: Story.main) == story.edits())
    }

    @Test func theSameParcelTwiceChangesNothing() throws {
        guard let parcel = try parcel() else { throw Story.Missing() }
        let first = try take(parcel)
        #expect(try take(parcel) == first)
        #expect(try state().looks == 4)
    }

    @Test func aParcelThatDoesNotFollowIsAConflictThatSaysWhereToGoOn() throws {
        guard let parcel = try parcel() else { throw Story.Missing() }
        try take(parcel)
        story["src/c.swift"] = "c\n"
        try story.look(.stop, turn: "t2")
        guard let stale = try self.parcel(after: ShadowState()) else { throw Story.Missing() }
        let conflict = #expect(throws: ParcelError.self) { try take(stale) }
        #expect(conflict?.code == .conflict)
        guard let state = conflict?.state, let next = try self.parcel(after: state) else {
            throw Story.Missing()
        }
        #expect(try take(next).looks == 5)
    }

    @Test func aCrashBetweenLooksAndReferenceIsFollowedUp() throws {
        guard let parcel = try parcel() else { throw Story.Missing() }
        try take(parcel)
        let repository = try Repository(bare: server.repository(story.workspace))
        try repository.removeReference(ShadowLayout.reference(of: Story.main))
        let journal = server.journal(of: Story.main, in: story.workspace)
        let cut = (FileManager.default.contents(atPath: journal) ?? Data()).dropLast(20)
        try cut.write(to: URL(fileURLWithPath: journal))
        #expect(try state() == ShadowState(head: nil, looks: 3))
        try sendAll()
        #expect(try state() == parcel.result)
        #expect(try ShadowLibrary(server).edits(of: Story.main).brief == ["rewrote src/a.swift"])
    }

    @Test func whatDidNotChangeStaysHere() throws {
        guard let parcel = try parcel() else { throw Story.Missing() }
        var texts: [String] = []
        try Pack.read(parcel.pack) { texts.append(String(decoding: $0.bytes, as: UTF8.self)) }
        #expect(texts.contains("one\nagent\n"))
        #expect(!texts.contains { $0.contains("never leaves") })
    }

    @Test func secretsBinariesAndSecretNamesStayHere() throws {
        story["src/config.swift"] = "let token = \"\(Story.token)\"\n"
        story[".env"] = "COLOR=blue-but-private\n"
        story.files[Array("src/x.bin".utf8)] = [0, 1] + Array("private-bytes".utf8)
        try story.look(.stop, turn: "t2")
        guard let parcel = try parcel() else { throw Story.Missing() }
        var bytes = parcel.bytes
        try Pack.read(parcel.pack) { bytes += $0.bytes }
        let sent = String(decoding: bytes, as: UTF8.self)
        for secret in [Story.token, "blue-but-private", "private-bytes"] {
            #expect(!sent.contains(secret), "\(secret.prefix(12))")
        }
        #expect(
            Set(parcel.withheld) == [
                WithheldFile(path: "src/config.swift", reason: .secret),
                WithheldFile(path: ".env", reason: .name),
                WithheldFile(path: "src/x.bin", reason: .binary),
            ])
        try take(parcel)
        let last = try ShadowSession(server, workspace: story.workspace, key: Story.main)?.steps().last
        #expect(last?.diff.changes.count == 3)
    }

    @Test func aSecretThatAnOldClientSendsIsNotStored() throws {
        let text = Array("let token = \"\(Story.token)\"\n".utf8)
        let blob = Object(kind: .blob, bytes: text)
        let tree = Object(
            kind: .tree,
            bytes: Story.bytes(of: [
                TreeEntry(name: [0x61], mode: .file, id: ObjectHash.id(of: text, as: .blob))
            ]))
        let (parcel, key) = try made([blob, tree], tree: ObjectHash.id(of: tree.bytes, as: .tree))
        _ = try ParcelTaking(server).take(parcel, of: key, in: story.workspace)
        let repository = try Repository(bare: server.repository(story.workspace))
        #expect(repository.read(ObjectHash.id(of: text, as: .blob), as: .blob, limit: 1_000) == .missing)
        #expect(try repository.tree(ObjectHash.id(of: tree.bytes, as: .tree))?.count == 1)
    }

    @Test func damagedParcelsAreRefusedAndLeaveNothing() throws {
        guard let parcel = try parcel() else { throw Story.Missing() }
        let whole = parcel.bytes
        var random = SeededGenerator(seed: 3)
        for _ in 0..<300 {
            let bytes = random.mutated(whole)
            guard bytes != whole else { continue }
            // Either it is refused, or what was changed says nothing: a path, a time.
            do {
                let read = try Parcel(bytes: bytes)
                _ = try ParcelTaking(server).take(read, of: Story.main, in: story.workspace)
                try FileManager.default.removeItem(atPath: server.root)
            } catch let error as ParcelError {
                #expect(error.code != .conflict || error.state == ShadowState())
            }
        }
        #expect(throws: ParcelError.self) { try Parcel(bytes: Array(whole.dropLast())) }
        #expect(throws: ParcelError.self) { try Parcel(bytes: []) }
    }

    @Test func aLookOfAnotherSessionIsRefused() throws {
        guard let parcel = try parcel() else { throw Story.Missing() }
        let other = SessionKey(agent: .codex, id: "x")
        #expect(throws: ParcelError.self) {
            try ParcelTaking(server).take(parcel, of: other, in: story.workspace)
        }
        #expect(throws: ParcelError.self) {
            try ParcelTaking(server).take(parcel, of: Story.main, in: "../../etc")
        }
        #expect(FileManager.default.fileExists(atPath: server.root) == false)
    }

    /// A parcel with one commit over the objects.
    private func made(_ objects: [Object], tree: ObjectID) throws -> (Parcel, SessionKey) {
        let commit = Object(
            kind: .commit, bytes: Commit(tree: tree, parents: [], seconds: 1, message: "x\n").bytes)
        let parcel = Parcel(
            expected: ShadowState(), head: ObjectHash.id(of: commit.bytes, as: .commit), looks: [],
            withheld: [], pack: try Pack.bytes(of: objects + [commit]))
        return (parcel, Story.main)
    }

    @Test(arguments: ["..", ".git", ".GIT", "", "a/b"])
    func treesWithNamesThatNoFolderHasAreRefused(_ name: String) throws {
        let entry = TreeEntry(name: Array(name.utf8), mode: .file, id: .emptyBlob)
        let tree = Object(kind: .tree, bytes: Story.bytes(of: [entry]))
        let (parcel, key) = try made([tree], tree: ObjectHash.id(of: tree.bytes, as: .tree))
        #expect(throws: ParcelError.self) {
            try ParcelTaking(server).take(parcel, of: key, in: story.workspace)
        }
        #expect(FileManager.default.fileExists(atPath: server.repository(story.workspace)) == false)
    }

    @Test func aChainThatIsBrokenOrRoundIsRefused() throws {
        let orphan = Object(
            kind: .commit,
            bytes: Commit(tree: .emptyTree, parents: [.emptyBlob], seconds: 1, message: "x\n").bytes)
        let parcel = Parcel(
            expected: ShadowState(), head: ObjectHash.id(of: orphan.bytes, as: .commit), looks: [],
            withheld: [], pack: try Pack.bytes(of: [orphan]))
        #expect(throws: ParcelError.self) { try take(parcel) }
    }
}
