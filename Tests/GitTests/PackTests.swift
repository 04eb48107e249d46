import Git
import TestSupport
import Testing

@Suite struct PackTests {
    private let objects = [
        Object(kind: .blob, bytes: Array("hello\n".utf8)), Object(kind: .blob, bytes: []),
        Object(kind: .blob, bytes: Array(repeating: 7, count: 100_000)),
    ]

    private func read(_ bytes: [UInt8], _ limits: PackLimits = PackLimits()) throws -> [Object] {
        var found: [Object] = []
        try Pack.read(bytes, limits: limits) { found.append($0) }
        return found
    }

    @Test func whatGoesInComesOutAndGitReadsItToo() throws {
        let bytes = try Pack.bytes(of: objects)
        #expect(try read(bytes) == objects)
        let folder = try TemporaryFolder()
        let repository = try Repository(creatingBare: folder.path + "/r")
        try repository.store(pack: bytes, toDisk: true)
        for object in objects {
            #expect(try repository.object(ObjectHash.id(of: object.bytes, as: .blob)) == object)
        }
    }

    @Test func sizesAreCheckedBeforeAnythingIsUndone() throws {
        let bytes = try Pack.bytes(of: objects)
        var limits = PackLimits()
        limits.objectBytes = 99_999
        #expect(throws: PackError.self) { try read(bytes, limits) }
        limits = PackLimits()
        limits.bytes = 100_005
        #expect(throws: PackError.self) { try read(bytes, limits) }
        limits = PackLimits()
        limits.objects = 2
        #expect(throws: PackError.self) { try read(bytes, limits) }
    }

    /// The bytes with another entry head, and the checksum that belongs to them.
    private func forged(_ change: (inout [UInt8]) -> Void) throws -> [UInt8] {
        var bytes = Array(try Pack.bytes(of: [objects[0]]).dropLast(20))
        change(&bytes)
        return bytes + Pack.checksum(of: bytes)
    }

    @Test func anObjectThatLiesAboutItsSizeIsDamaged() throws {
        // 6 bytes are said in the low bits of the first byte behind the head.
        for size: UInt8 in [0, 5, 7, 15] {
            let bytes = try forged { $0[12] = $0[12] & 0xF0 | size }
            #expect(throws: PackError.self) { try read(bytes) }
        }
        let endless = try forged { $0.replaceSubrange(12..<13, with: Array(repeating: 0xFF, count: 40)) }
        #expect(throws: PackError.self) { try read(endless) }
    }

    @Test(arguments: [0, 4, 5, 6, 7] as [UInt8])
    func tagsAndDeltasAreNoPartOfASnapshot(_ kind: UInt8) throws {
        let bytes = try forged { $0[12] = kind << 4 | $0[12] & 15 }
        let error = #expect(throws: PackError.self) { try read(bytes) }
        #expect(error?.code == .unexpected)
    }

    @Test func damageIsSeen() throws {
        let whole = try Pack.bytes(of: objects)
        var random = SeededGenerator(seed: 11)
        for _ in 0..<2_000 {
            let bytes = random.mutated(whole)
            if bytes != whole { #expect(throws: PackError.self) { try read(bytes) } }
        }
        let claims = try forged { $0.replaceSubrange(8..<12, with: [0, 0, 0, 9]) }
        #expect(throws: PackError.self) { try read(claims) }
    }
}
