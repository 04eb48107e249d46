import Events
import Foundation
import TestSupport
import Testing
import Transcripts

@Suite struct TranscriptReaderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func read(_ text: String, cap: Int = TranscriptReader.lineCap) throws -> (
        records: [JSONValue], skipped: [TranscriptReader.Skip], reader: TranscriptReader
    ) {
        try folder.write(text, to: "a.jsonl")
        let reader = try TranscriptReader(path: folder.path + "/a.jsonl", format: .claude, cap: cap)
        var (records, skipped): ([JSONValue], [TranscriptReader.Skip]) = ([], [])
        while let entry = try reader.next() {
            switch entry {
            case .record(let record): records.append(record)
            case .skipped(let reason): skipped.append(reason)
            }
        }
        return (records, skipped, reader)
    }

    private func user(_ uuid: String, _ text: String = "hello") -> String {
        #"{"parentUuid":null,"type":"user","message":{"role":"user","content":"\#(text)"},"uuid":"\#(uuid)"}"#
    }

    @Test func oneBadLineLosesOnlyItself() throws {
        let deep = #"{"type":"user","message":"# + String(repeating: "[", count: 5_000)
        let lines = [
            user("1"), "not json", deep, "[1,2]", #"{"type":"user","a":1e999}"#, "", user("2"), "{}",
        ]
        let found = try read(lines.joined(separator: "\n") + "\n")
        #expect(found.records.compactMap { $0["uuid"]?.string } == ["1", "2"])
        #expect(found.records.compactMap { $0["line"]?.integer } == [1, 7])
        #expect(found.skipped.count { $0 == .damaged } == 4)
    }

    @Test func invalidUTF8IsOneLostLine() throws {
        let path = folder.path + "/b.jsonl"
        try folder.write(user("1") + "\n", to: "b.jsonl")
        let bytes = Array(user("x").utf8).map { $0 == UInt8(ascii: "h") ? 0xFF : $0 } + [10]
        try append(bytes + Array(user("2").utf8) + [10], to: path)
        let reader = try TranscriptReader(path: path, format: .claude)
        var kinds: [String] = []
        while let entry = try reader.next() {
            switch entry {
            case .record(let record): kinds.append(record["uuid"]?.string ?? "")
            case .skipped(let reason): kinds.append(reason.rawValue)
            }
        }
        #expect(kinds == ["1", "damaged", "2"])
    }

    @Test func aTornLastLineWaits() throws {
        let whole = user("1") + "\n"
        let found = try read(whole + user("2").dropLast(10))
        #expect(found.records.count == 1)
        #expect(found.skipped == [.unfinished])
        #expect(found.reader.offset == whole.utf8.count)
        #expect(found.reader.digest == ContentID.sha256(whole.utf8))
    }

    @Test func aLastLineWithoutItsEndIsReadWhereItIsWhole() throws {
        let text = user("1") + "\n" + user("2")
        let found = try read(text)
        #expect(found.records.count == 2)
        #expect(found.reader.offset == text.utf8.count)
    }

    @Test(arguments: [1_000, 300_000, 2_000_000])
    func aLineOverTheCapIsPassedOver(_ size: Int) throws {
        let text = [user("1"), user("long", String(repeating: "x", count: size)), user("2")]
            .joined(separator: "\n")
        let found = try read(text + "\n", cap: 500)
        #expect(found.records.compactMap { $0["uuid"]?.string } == ["1", "2"])
        #expect(found.skipped == [.tooLong])
        #expect(found.reader.offset == text.utf8.count + 1)
        #expect(found.reader.digest == ContentID.sha256((text + "\n").utf8))
    }

    @Test func whatIsNeverReadIsPassedOverByItsType() throws {
        let bulk = #"{"type":"api-request","tail":[{"type":"user","broken":}"#
        let snapshot =
            #"{"parentUuid":"a","attachment":{"type":"prompt_snapshot","tools":[1,2]},"type":"attachment"}"#
        let named =
            #"{"uuid":"3","message":{"role":"user","content":[{"type":"text","text":"\"type\":\"mode\""}]},"type":"user"}"#
        let found = try read([bulk, snapshot, named].joined(separator: "\n"))
        #expect(found.skipped == [.unread, .unread])
        #expect(found.records.compactMap { $0["uuid"]?.string } == ["3"])
    }

    @Test func windowsLineEndsAndEmptyFiles() throws {
        #expect(try read(user("1") + "\r\n" + user("2") + "\r\n").records.count == 2)
        #expect(try read("").records.isEmpty)
        #expect(try read("\n\n\n").skipped == [.unread, .unread, .unread])
    }

    @Test func aFileIsKnownAgainByItsBeginning() throws {
        let path = folder.path + "/c.jsonl"
        try folder.write("abc\ndef\n", to: "c.jsonl")
        let digest = ContentID.sha256("abc\n".utf8)
        #expect(try TranscriptReader.begins(path, with: 4, digest: digest))
        #expect(try !TranscriptReader.begins(path, with: 3, digest: digest))
        #expect(try !TranscriptReader.begins(path, with: 400, digest: digest))
    }

    @Test func aLinkIsNotFollowed() throws {
        try folder.write("abc\n", to: "target")
        #expect(symlink(folder.path + "/target", folder.path + "/link.jsonl") == 0)
        #expect(throws: TranscriptError.self) {
            try TranscriptReader(path: folder.path + "/link.jsonl", format: .claude)
        }
    }

    private func append(_ bytes: [UInt8], to path: String) throws {
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(bytes))
        try handle.close()
    }
}
