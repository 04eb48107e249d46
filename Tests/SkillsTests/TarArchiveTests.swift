import Skills
import Testing

@Suite struct TarArchiveTests {
    @Test func equalFilesGiveEqualBytesInTheOrderOfTheirNames() throws {
        let files: [String: [UInt8]] = ["b/c.md": [1, 2], "SKILL.md": Array("text".utf8), "a": []]
        let bytes = try TarArchive(files).bytes
        #expect(try TarArchive(files).bytes == bytes)
        #expect(bytes.count % 512 == 0 && bytes.suffix(1_024).allSatisfy { $0 == 0 })
        #expect(names(bytes) == ["SKILL.md", "a", "b/c.md"])
    }

    @Test func aHeaderIsUstarWithoutOwnerAndTime() throws {
        let header = Array(try TarArchive(["SKILL.md": Array("text".utf8)]).bytes.prefix(512))
        func field(_ range: Range<Int>) -> String { String(decoding: header[range], as: UTF8.self) }
        #expect(field(100..<108) == "0000644\0" && field(124..<136) == "00000000004\0")
        #expect(field(108..<124).filter { $0 != "0" && $0 != "\0" }.isEmpty)
        #expect(field(136..<148) == "00000000000\0" && field(257..<265) == "ustar\u{0}00")
        var summed = header
        summed.replaceSubrange(148..<156, with: [UInt8](repeating: 32, count: 8))
        let sum = summed.reduce(0) { $0 + Int($1) }
        #expect(Int(field(148..<154), radix: 8) == sum)
    }

    @Test(arguments: ["", "/SKILL.md", "../x", "a/../b", "a//b", "./a", "a\\b", "ä", "a\nb"])
    func whatACarefulReaderRefusesIsNotWritten(path: String) {
        #expect(throws: SkillError.self) { try TarArchive([path: [1]]) }
    }

    private func names(_ bytes: [UInt8]) -> [String] {
        var (names, place): ([String], Int) = ([], 0)
        while place + 512 <= bytes.count, bytes[place] != 0 {
            names.append(String(decoding: bytes[place..<place + 100].prefix { $0 != 0 }, as: UTF8.self))
            let size = String(decoding: bytes[place + 124..<place + 135], as: UTF8.self)
            place += 512 + ((Int(size, radix: 8) ?? 0) + 511) / 512 * 512
        }
        return names
    }
}
