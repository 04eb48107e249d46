import ConfigEditing
import Events
import TestSupport
import Testing

/// What holds for every text: an edit can be undone, done twice changes nothing, and what is foreign survives.
@Suite struct PropertyTests {
    private let wanted = ConfigValue.table([
        .init("type", .string("command")), .init("command", .string("\"/opt/a b/moda-hook\" claude")),
        .init("timeout", .integer(5)),
    ])

    @Test func everyEditOfJSONCanBeUndone() throws {
        for seed in 0..<80 {
            var made = MadeDocument(seed: UInt64(seed))
            let text = Array(made.json().utf8)
            let original = try JSONDocument(text)
            var document = original
            try document.set(wanted, at: ["moda hooks", "Stop"])
            try document.append(wanted, to: ["moda hooks", "list"])
            try document.append(wanted, to: ["moda hooks", "list"])
            let once = document.bytes
            try document.set(wanted, at: ["moda hooks", "Stop"])
            #expect(document.bytes == once, "seed \(seed)")
            try document.remove(at: ["moda hooks", "list", 0])
            try document.set(.string("changed"), at: ["moda hooks", "list", 0])
            try document.remove(at: ["moda hooks"])
            #expect(document.bytes == text, "seed \(seed)")
            #expect(try document.value(at: []) == original.value(at: []), "seed \(seed)")
        }
    }

    @Test func everyMemberOfJSONCanGoAndTheOthersStay() throws {
        for seed in 0..<100 {
            var made = MadeDocument(seed: UInt64(seed))
            var document = try JSONDocument(Array(made.json().utf8))
            while let members = try document.value(at: [])?.object, let name = members.keys.min() {
                try document.remove(at: [.name(name)])
                let rest = try document.value(at: [])?.object
                #expect(rest == members.filter { $0.key != name }, "seed \(seed)")
                guard rest?.count != members.count else { break }
            }
        }
    }

    @Test func everyEditOfTOMLCanBeUndone() throws {
        for seed in 0..<80 {
            var made = MadeDocument(seed: UInt64(seed))
            let text = Array(made.toml().utf8)
            var document = try TOMLDocument(text)
            let original = document.value(at: [])
            try document.set(.string("http://x"), at: ["otel", "exporter", "otlp-http", "endpoint"])
            try document.set(.string("binary"), at: ["otel", "exporter", "otlp-http", "protocol"])
            try document.set(.bool(true), at: ["otel", "log_user_prompt"])
            try document.set(
                .string("sha256:1"), at: ["hooks", "state", "/a b/hooks.json:stop:0:0", "trusted_hash"])
            let once = document.bytes
            try document.set(.bool(true), at: ["otel", "log_user_prompt"])
            #expect(document.bytes == once, "seed \(seed)")
            try document.remove(at: ["hooks"])
            try document.remove(at: ["otel"])
            #expect(document.value(at: []) == original, "seed \(seed)")
            #expect(document.bytes == text, "seed \(seed)")
        }
    }

    @Test func everyMemberOfTOMLCanGoAndTheOthersStay() throws {
        for seed in 0..<100 {
            var made = MadeDocument(seed: UInt64(seed))
            var document = try TOMLDocument(Array(made.toml().utf8))
            while let members = document.value(at: [])?.object, let name = members.keys.min() {
                try document.remove(at: [.name(name)])
                let rest = document.value(at: [])?.object
                #expect(rest == members.filter { $0.key != name }, "seed \(seed)")
                guard rest?.count != members.count else { break }
            }
        }
    }

    @Test func damagedTextsAreEditedRightOrRefused() {
        var random = SeededGenerator(seed: 7)
        var edits = 0
        for seed in 0..<100 {
            var made = MadeDocument(seed: UInt64(seed))
            let isJSON = seed % 2 == 0
            let text = random.mutated(Array((isJSON ? made.json() : made.toml()).utf8))
            if isJSON, var document = try? JSONDocument(text) {
                let before = try? document.value(at: [])?.object
                guard (try? document.append(wanted, to: ["moda hooks", "Stop"])) != nil else { continue }
                edits += 1
                var after = try? JSONDocument(document.bytes).value(at: [])?.object
                #expect(after?["moda hooks"]?["Stop"] == .array([wanted.json]), "seed \(seed)")
                after?["moda hooks"] = nil
                #expect(after == before ?? [:], "seed \(seed)")
            } else if !isJSON, var document = try? TOMLDocument(text) {
                let before = document.value(at: [])?.object
                guard (try? document.set(.bool(true), at: ["otel", "x"])) != nil else { continue }
                edits += 1
                var after = try? TOMLDocument(document.bytes).value(at: [])?.object
                #expect(after?["otel"]?["x"] == .bool(true), "seed \(seed)")
                after?["otel"] = nil
                #expect(after == before, "seed \(seed)")
            }
        }
        #expect(edits > 5)
    }
}
