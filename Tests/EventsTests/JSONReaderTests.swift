import Events
import Testing

@Suite struct JSONReaderTests {
    @Test func piecesCanBeReadWithoutATree() throws {
        var names: [String] = []
        var sum: Int64 = 0
        try JSONReader.read(text: #"{"a":[1,2,{"x":3}],"b":"skipped","c":[4]}"#) {
            (reader) throws(JSONError) in
            try reader.members { (reader, name) throws(JSONError) in
                names.append(name)
                try reader.items { (reader) throws(JSONError) in sum += try reader.value().integer ?? 0 }
            }
        }
        #expect(names == ["a", "b", "c"])
        #expect(sum == 7)
    }

    @Test func whatIsPassedOverMustBeWhole() throws {
        func skip(_ text: String) throws {
            try JSONReader.read(text: text) { (reader) throws(JSONError) in try reader.skip() }
        }
        for whole in [#"{"a":[1,{"b":"\"\\"}],"c":null}"#, "[]", #""ü\u00e4""#, "-1.5e3", " true "] {
            try skip(whole)
        }
        let half = ["", "{", "[1", "\"a", #""\"#, #""\""#, #"{"a"}"#, "[1,]", "tru", "1 2"]
        for half in half + [String(repeating: "[", count: 100_000)] {
            #expect(throws: JSONError.self) { try skip(half) }
        }
    }

    @Test func moreValuesThanAllowedAreAnErrorOfTheirOwn() throws {
        let bytes = Array(#"{"a":[{},{}],"b":1}"#.utf8)
        #expect(try JSONValue(parsing: bytes, budget: 5).object?.count == 2)
        do throws(JSONError) {
            _ = try JSONValue(parsing: bytes, budget: 4)
            Issue.record("read")
        } catch {
            #expect(error.isOverBudget)
        }
        do throws(JSONError) {
            _ = try JSONValue(parsing: "{", budget: 4)
            Issue.record("read")
        } catch {
            #expect(!error.isOverBudget)
        }
    }

    @Test func theFirstOfTwoEqualNamesCounts() throws {
        #expect(
            try JSONValue(parsing: #"{"a":1,"a":2,"b":3}"#) == .object(["a": .integer(1), "b": .integer(3)]))
    }

    @Test(arguments: [
        "", "{", "[", "\"", "{\"a\"", "{\"a\":", "{\"a\":1", "[1", "[1,", "[1 2]", "{\"a\" 1}", "01", "-",
        "1.",
        "1e", "tru", "nulll", "\"\u{1}\"", "\"\\x\"", "\"\\u12\"", "{} {}", "{a:1}", "[1,]", "{\"a\":1,}",
    ])
    func whatIsNoJSONIsAnError(_ text: String) {
        #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
    }

    @Test func depthIsBounded() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try JSONValue(parsing: nested(512))
        #expect(throws: JSONError.self) { try JSONValue(parsing: nested(513)) }
        #expect(throws: JSONError.self) { try JSONValue(parsing: nested(100_000)) }
    }

    @Test func brokenUTF8IsAnError() {
        #expect(throws: JSONError.self) { try JSONValue(parsing: Array("\"a".utf8) + [0xFF, 0x22]) }
    }

    @Test(arguments: [
        (#""\u00e4\ud83d\ude00""#, "ä😀"), (#""\ud83d""#, "\u{FFFD}"), (#""\ud83dx""#, "\u{FFFD}x"),
        (#""\ud83d\u0041""#, "\u{FFFD}A"), ("\"plain\"", "plain"), ("\"ünïcode\"", "ünïcode"),
    ])
    func stringsAreDecoded(_ text: String, _ expected: String) throws {
        #expect(try JSONValue(parsing: text) == .string(expected))
    }
}
