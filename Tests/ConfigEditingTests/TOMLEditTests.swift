import ConfigEditing
import Events
import Testing

/// What single edits of TOML text do to the bytes.
@Suite struct TOMLEditTests {
    private func edited(_ text: String, _ edit: (inout TOMLDocument) throws -> Void) throws -> String {
        var document = try TOMLDocument(Array(text.utf8))
        try edit(&document)
        return String(decoding: document.bytes, as: UTF8.self)
    }

    private let exporter = ["otel", "exporter", "otlp-http"]

    @Test func aNewTableComesAtTheEndAndGoesWithoutATrace() throws {
        for text in ["", "model = \"x\"\n", "a = 1", "[a]\r\nb = 2\r\n", "a = 1\n\n", "# only a comment"] {
            let added = try edited(text) {
                try $0.set(.string("u"), at: exporter + ["endpoint"])
                try $0.set(.table([.init("authorization", .string("k"))]), at: exporter + ["headers"])
                try $0.set(.bool(true), at: ["otel", "log_user_prompt"])
            }
            let back = try edited(added) { try $0.remove(at: ["otel"]) }
            #expect(back == text)
        }
        #expect(
            try edited("a = 1\n") { try $0.set(.string("u"), at: exporter + ["endpoint"]) }
                == "a = 1\n\n[otel.exporter.otlp-http]\nendpoint = \"u\"\n")
    }

    @Test func aKeyJoinsItsTableWhereverThatStands() throws {
        #expect(
            try edited("[otel] # mine\n  environment = \"x\" # theirs\n\n[b]\nc = 1\n") {
                try $0.set(.bool(true), at: ["otel", "log_user_prompt"])
            } == "[otel] # mine\n  environment = \"x\" # theirs\n  log_user_prompt = true\n\n[b]\nc = 1\n")
        #expect(
            try edited("otel.environment = \"x\"\n[b]\n") { try $0.set(.bool(true), at: ["otel", "p"]) }
                == "otel.environment = \"x\"\notel.p = true\n[b]\n")
        #expect(
            try edited("otel = { environment = \"x\" }\n") {
                try $0.set(.string("u"), at: exporter + ["endpoint"])
                try $0.set(.string("binary"), at: exporter + ["protocol"])
            }
                == "otel = { environment = \"x\", exporter.otlp-http.endpoint = \"u\", "
                + "exporter.otlp-http.protocol = \"binary\" }\n")
        #expect(
            try edited("[otel]\nexporter = { otlp-http = { endpoint = \"old\", protocol = \"json\" } }\n") {
                try $0.set(.string("new"), at: exporter + ["endpoint"])
                try $0.set(.string("x"), at: exporter + ["headers", "authorization"])
            }
                == "[otel]\nexporter = { otlp-http = { endpoint = \"new\", protocol = \"json\", "
                + "headers.authorization = \"x\" } }\n")
        #expect(
            try edited("[otel.exporter.otlp-http]\na = 1\n") { try $0.set(.bool(true), at: ["otel", "p"]) }
                == "[otel.exporter.otlp-http]\na = 1\n\n[otel]\np = true\n")
    }

    @Test func quotedKeysAndEveryKindOfValueAreUnderstood() throws {
        let text = """
            title = 'C:\\x' # a comment
            "quoted key" . 'other' = 0x1F
            many = [ 1, # one
              [ "a", 'b', ], 3.5e-2, 1979-05-27 07:32:00.5Z, inf, ]
            long = \"\"\"
            first \\
               second ""\"\"\"
            raw = '''it's''
            [fake]
            x = 1'''
            [hooks.state."/home/ana/.codex/hooks.json:stop:0:0"]
            trusted_hash = "sha256:\\u00e4\\U0001F600"
            [[list]]
            a = {}
            [[list]]
            a = { b.c = true, d = "x" }
            [list.sub]
            z = 1_000
            """
        let document = try TOMLDocument(Array(text.utf8))
        #expect(document.value(at: ["title"]) == .string("C:\\x"))
        #expect(document.value(at: ["quoted key", "other"]) == .integer(31))
        #expect(document.value(at: ["long"]) == .string("first second \"\""))
        #expect(document.value(at: ["raw"]) == .string("it's''\n[fake]\nx = 1"))
        #expect(document.value(at: ["fake"]) == nil)
        let state = document.value(at: ["hooks", "state"])?.object?.first
        #expect(state?.key == "/home/ana/.codex/hooks.json:stop:0:0")
        #expect(state?.value["trusted_hash"] == .string("sha256:ä😀"))
        #expect(document.value(at: ["list"])?.array?.count == 2)
        #expect(document.value(at: ["list", 1, "a", "b", "c"]) == .bool(true))
        #expect(document.value(at: ["list", 1, "sub", "z"]) == .integer(1000))
        #expect(document.value(at: ["many"])?.array?.count == 5)
    }

    @Test func takesOutEveryPartOfATableAndNothingElse() throws {
        let text = """
            otel.x = 1
            a = 1

            # about hooks
            [hooks.state."k:0"]
            trusted_hash = "1"

            [hooks.state."k:1"]
            trusted_hash = "2" # keep me not

            [tail]
            t = { u = 1, v = 2 }
            """
        let result = try edited(text) {
            try $0.remove(at: ["hooks", "state", "k:0"])
            try $0.remove(at: ["hooks", "state", "k:1"])
            try $0.remove(at: ["otel"])
            try $0.remove(at: ["tail", "t", "v"])
        }
        #expect(result == "a = 1\n\n# about hooks\n\n[tail]\nt = { u = 1 }")
    }

    @Test(arguments: [
        ("[a]\nb = 1\n[a]\n", 3), ("a = 1\na = 2\n", 2), ("a = 1\n[a.b]\n", 2), ("a = {}\n[a.b]\nc = 1", 2),
        ("x = 1\ny = \"open\n", 2), ("x = 'a\tb'\ny = 1979-13", 2), ("x = [1 2]", 1), ("= 1", 1),
        ("a b = 1", 1),
        ("a = 01", 1), ("a.b = 1\n[a]\nc = 2", 2), ("[x]\ny = 1 z = 2", 2), ("a = tru", 1), ("\r", 1),
        ("otel = \"none\"\n", 1), ("[[otel]]\n", 1),
    ])
    func refusesWithTheLine(_ text: String, _ line: Int) throws {
        let error = #expect(throws: ConfigEditError.self) {
            try edited(text) { try $0.set(.bool(true), at: ["otel", "log_user_prompt"]) }
        }
        #expect(error?.line == line)
    }

    @Test func aTableIsNotReplacedByAValue() throws {
        #expect(throws: ConfigEditError.self) {
            try edited("[otel.exporter.otlp-http]\n") {
                try $0.set(.string("none"), at: ["otel", "exporter"])
            }
        }
    }

    @Test func deepNestingIsAnError() {
        for text in [
            "a = " + String(repeating: "[", count: 50_000), String(repeating: "a.", count: 5_000) + "b = 1",
            "a = " + String(repeating: "{ a = ", count: 5_000),
        ] {
            #expect(throws: ConfigEditError.self) { try TOMLDocument(Array(text.utf8)) }
        }
    }
}
