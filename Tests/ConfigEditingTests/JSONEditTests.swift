import ConfigEditing
import Events
import Testing

/// What single edits of JSON text do to the bytes.
@Suite struct JSONEditTests {
    private func edited(
        _ text: String, _ edit: (inout JSONDocument) throws -> Void
    ) throws -> String {
        var document = try JSONDocument(Array(text.utf8))
        try edit(&document)
        return String(decoding: document.bytes, as: UTF8.self)
    }

    @Test func addsAfterTheLastMemberInTheFilesOwnIndentation() throws {
        let text = "{\n\t\"a\": 1,\n\t\"b\": {\n\t\t\"c\": []\n\t}\n}"
        let result = try edited(text) { try $0.set(.string("x"), at: ["env", "K"]) }
        #expect(
            result
                == "{\n\t\"a\": 1,\n\t\"b\": {\n\t\t\"c\": []\n\t},\n\t\"env\": {\n\t\t\"K\": \"x\"\n\t}\n}")
    }

    @Test func keepsCommentsTrailingCommasAndLineEnds() throws {
        let text = "\u{FEFF}{\r\n  // mine\r\n  \"a\": 1, // one\r\n  /* two */\r\n}\r\n"
        let result = try edited(text) { try $0.set(.bool(true), at: ["b"]) }
        #expect(
            result
                == "\u{FEFF}{\r\n  // mine\r\n  \"a\": 1, // one\r\n  /* two */\r\n  \"b\": true,\r\n}\r\n")
        #expect(try edited(result) { try $0.remove(at: ["b"]) } == text)
    }

    @Test func aCommentNeverSwallowsWhatFollows() throws {
        let line = "{ \"a\": 1 // one\n}"
        let added = try edited(line) { try $0.set(.integer(2), at: ["b"]) }
        #expect(try JSONDocument(Array(added.utf8)).value(at: ["b"]) == .integer(2))
        #expect(try edited(added) { try $0.remove(at: ["b"]) } == line)
        let emptied = try edited("{ // none\n\"a\": 1}") { try $0.remove(at: ["a"]) }
        #expect(emptied == "{ // none\n}")
    }

    @Test func oneLineStaysOneLine() throws {
        let text = #"{"a": [{"b": 1}], "c": {}}"#
        let added = try edited(text) { try $0.append(.table([.init("b", .integer(2))]), to: ["a"]) }
        #expect(added == #"{"a": [{"b": 1}, {"b": 2}], "c": {}}"#)
        #expect(try edited(text) { try $0.remove(at: ["a"]) } == #"{"c": {}}"#)
        #expect(
            try edited(text) { try $0.set(.bool(false), at: ["c", "d"]) }
                == #"{"a": [{"b": 1}], "c": {"d": false}}"#)
    }

    @Test func anEmptyFileBecomesAnObject() throws {
        #expect(try edited("") { try $0.set(.integer(1), at: ["a"]) } == "{\n  \"a\": 1\n}\n")
        #expect(
            try edited("// soon\n") { try $0.set(.integer(1), at: ["a"]) } == "// soon\n{\n  \"a\": 1\n}\n")
    }

    @Test func replacesNothingButTheValue() throws {
        let text = "{ \"a\" : /* why */ \"old\" , \"b\":2 }"
        #expect(
            try edited(text) { try $0.set(.string("n\"w"), at: ["a"]) }
                == "{ \"a\" : /* why */ \"n\\\"w\" , \"b\":2 }")
        #expect(try edited(text) { try $0.set(.string("old"), at: ["a"]) } == text)
    }

    @Test func goesThroughLists() throws {
        let text = #"{"hooks": {"Stop": [{"hooks": [{"command": "a"}, {"command": "b"}]}]}}"#
        let path: [ConfigStep] = ["hooks", "Stop", 0, "hooks", 1]
        #expect(
            try edited(text) { try $0.set(.string("c"), at: path + ["command"]) }
                == text.replacing("\"b\"", with: "\"c\""))
        #expect(
            try edited(text) { try $0.remove(at: path) }
                == #"{"hooks": {"Stop": [{"hooks": [{"command": "a"}]}]}}"#)
        #expect(try edited(text) { try $0.remove(at: ["hooks", "Start"]) } == text)
    }

    @Test(arguments: [
        ("{\n\"hooks\": []}", 2), ("{\"hooks\": {},\n\n\"hooks\": {}}", 3), ("{\n\"a\": 1\n\"b\": 2}", 3),
        ("[]", 1), ("{\"a\": tru}", 1), ("{\"a\": 1}}", 1), ("{\n\"a\": \"x\n\"}", 2), ("{ /* ", 1),
        ("{\"a\": 01}", 1), ("{,}", 1), ("{\"a\": 1,,}", 1),
    ])
    func refusesWithTheLine(_ text: String, _ line: Int) throws {
        let error = #expect(throws: ConfigEditError.self) {
            try edited(text) { try $0.append(.integer(1), to: ["hooks", "Stop"]) }
        }
        #expect(error?.line == line)
    }

    @Test func deepNestingAndBrokenTextAreErrors() {
        for text in [String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 5_000)] {
            #expect(throws: ConfigEditError.self) { try JSONDocument(Array(text.utf8)) }
        }
        #expect(throws: ConfigEditError.self) { try JSONDocument([0x7B, 0xFF, 0x7D]) }
    }
}
