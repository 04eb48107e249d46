import Events
import MessagePack
import TestSupport
import Testing

@Suite struct MessagePackReaderTests {
    private static let vectors: [([UInt8], MessagePackValue)] = [
        ([0xC0], .null), ([0xC2], .bool(false)), ([0xC3], .bool(true)),
        ([0x00], .integer(0)), ([0x7F], .integer(127)), ([0xE0], .integer(-32)), ([0xFF], .integer(-1)),
        ([0xCC, 0xFF], .integer(255)), ([0xCD, 0x01, 0x00], .integer(256)),
        ([0xCE, 0xFF, 0xFF, 0xFF, 0xFF], .integer(4_294_967_295)),
        ([0xCF, 0x7F] + [UInt8](repeating: 0xFF, count: 7), .integer(.max)),
        ([0xCF, 0x80] + [UInt8](repeating: 0, count: 7), .unsigned(9_223_372_036_854_775_808)),
        ([0xCF] + [UInt8](repeating: 0xFF, count: 8), .unsigned(.max)),
        ([0xD0, 0x80], .integer(-128)), ([0xD1, 0x80, 0x00], .integer(-32_768)),
        ([0xD2, 0x80, 0, 0, 0], .integer(-2_147_483_648)),
        ([0xD3, 0x80, 0, 0, 0, 0, 0, 0, 0], .integer(.min)),
        ([0xCA, 0x3F, 0xC0, 0, 0], .number(1.5)),
        ([0xCB, 0x3F, 0xF8, 0, 0, 0, 0, 0, 0], .number(1.5)),
        ([0xA0], .string("")), ([0xA2, 0xC3, 0xBC], .string("ü")), ([0xD9, 1, 0x61], .string("a")),
        ([0xDA, 0, 1, 0x61], .string("a")), ([0xDB, 0, 0, 0, 1, 0x61], .string("a")),
        ([0xC4, 2, 1, 2], .binary([1, 2])), ([0xC5, 0, 1, 9], .binary([9])),
        ([0xC6, 0, 0, 0, 1, 9], .binary([9])),
        ([0x90], .array([])), ([0x92, 1, 0xC0], .array([.integer(1), .null])),
        ([0xDC, 0, 1, 5], .array([.integer(5)])), ([0xDD, 0, 0, 0, 1, 5], .array([.integer(5)])),
        ([0x80], .map([:])), ([0x81, 0xA1, 0x61, 1], .map(["a": .integer(1)])),
        ([0xDE, 0, 1, 0xA1, 0x61, 1], .map(["a": .integer(1)])),
        ([0xDF, 0, 0, 0, 1, 0xA1, 0x61, 1], .map(["a": .integer(1)])),
    ]

    @Test(arguments: vectors.indices)
    func everyFormatIsRead(_ index: Int) throws {
        let (bytes, value) = Self.vectors[index]
        #expect(try read(bytes) == value)
    }

    @Test(arguments: vectors.indices)
    func aValueThatIsCutOffOrGoesOnIsRefused(_ index: Int) {
        let bytes = Self.vectors[index].0
        for end in 0..<bytes.count { #expect(throws: MessagePackError.self) { try read(bytes.prefix(end)) } }
        #expect(throws: MessagePackError.self) { try read(bytes + [0xC0]) }
    }

    @Test func typesOfAnApplicationsOwnAreSkipped() throws {
        #expect(try read([0x92, 0xD4, 5, 0xAA, 7]) == .array([.null, .integer(7)]))
        #expect(try read([0x92, 0xC7, 2, 5, 0xAA, 0xBB, 7]) == .array([.null, .integer(7)]))
        #expect(try read([0xD8, 1] + [UInt8](repeating: 9, count: 16)) == .null)
    }

    @Test func bytesThatAreNoTextAreRepaired() throws {
        #expect(try read([0xA3, 0x61, 0xFF, 0x62]) == .string("a\u{FFFD}b"))
    }

    @Test func keysMayBeNumbersOrBytesAndTheFirstOfTwoCounts() throws {
        #expect(try read([0x82, 5, 1, 0xC4, 1, 0x61, 2])["5"] == .integer(1))
        #expect(try read([0x82, 5, 1, 0xC4, 1, 0x61, 2])["a"] == .integer(2))
        #expect(try read([0x82, 0xA1, 0x61, 1, 0xA1, 0x61, 2])["a"] == .integer(1))
        #expect(throws: MessagePackError.self) { try read([0x81, 0x90, 1]) }
    }

    /// Four gigabytes declared in five bytes: refused at the declaration, before anything is made for it.
    @Test(arguments: [0xC6, 0xC9, 0xDB, 0xDD, 0xDF] as [UInt8])
    func aLengthBeyondTheBodyIsRefused(_ head: UInt8) {
        #expect(throws: MessagePackError.self) { try read([head, 0xFF, 0xFF, 0xFF, 0xFF]) }
        #expect(throws: MessagePackError.self) { try read([head, 0xFF, 0xFF, 0xFF, 0xFF, 1, 1, 1]) }
    }

    @Test func theByteThatIsNeverUsedIsRefused() {
        #expect(throws: MessagePackError.self) { try read([0xC1]) }
        #expect(throws: MessagePackError.self) { try read([]) }
    }

    @Test func nestingIsBounded() throws {
        let deep = [UInt8](repeating: 0x91, count: 99) + [1]
        #expect(try read(deep).array?.count == 1)
        #expect(throws: MessagePackError.self) { try read([0x91] + deep) }
        #expect(throws: MessagePackError.self) { try read([UInt8](repeating: 0x91, count: 1_000_000) + [1]) }
    }

    /// The budget is the reader's, not one read's: what stands in bytes inside counts too.
    @Test func valuesAreBoundedOverAllThatAReaderReads() throws {
        var reader = MessagePackReader(valueLimit: 6)
        #expect(try reader.read([0x92, 1, 2]).array?.count == 2)
        #expect(try reader.read([0x92, 1, 2]).array?.count == 2)
        #expect(throws: MessagePackError.self) { try reader.read([1]) }
    }

    @Test func noiseIsReadOrRefusedAndNeverMore() {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<20_000 {
            let noise = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            _ = (try? read(noise))?.json.text
        }
    }

    private func read(_ bytes: [UInt8]) throws -> MessagePackValue { try read(bytes[...]) }

    private func read(_ bytes: ArraySlice<UInt8>) throws -> MessagePackValue {
        var reader = MessagePackReader()
        return try reader.read(bytes)
    }
}
