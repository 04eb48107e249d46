import Events
import Foundation
import TestSupport

@testable import Harness

/// A bench whose model is played by a function of what it is asked.
struct PlayedModel {
    let provider: LoopbackProvider
    let bench: Bench

    /// Answers by the name of the form that is asked for (`skill`, `verdicts`) and the fenced data; nil for a
    /// fault of the server.
    init(_ answer: @escaping @Sendable (String, JSONValue) -> JSONValue?) throws {
        let provider = try LoopbackProvider { _, body in
            let form = body["tool_choice"]?["name"]?.string ?? ""
            guard let value = answer(form, Self.data(body)) else { return .json(500, "{}") }
            return .events(Wire.anthropic(value.text))
        }
        self.provider = provider
        bench = try Bench { store in
            ModelBench(
                settings: try ModelRig.settings("anthropic:played@\(provider.address)"), store: store)
        }
    }

    /// What stands between the marks of a request.
    static func data(_ body: JSONValue) -> JSONValue {
        let user = body["messages"]?.array?.first?["content"]?.string ?? ""
        let lines = user.split(separator: "\n")
        return lines.count > 1 ? (try? JSONValue(parsing: String(lines[1]))) ?? .null : .null
    }

    /// How often a form was asked for.
    func count(_ form: String) -> Int {
        provider.requests.count { $0.body["tool_choice"]?["name"]?.string == form }
    }

    /// A draft as the schema wants it.
    static func skill(
        name: String = "install-with-pnpm", description: String = "Use when running pnpm or npm.",
        _ sentences: [(section: String, text: String, evidence: [String])]
    ) -> JSONValue {
        .object([
            "name": .string(name), "description": .string(description),
            "sentences": .array(
                sentences.map {
                    .object([
                        "section": .string($0.section), "text": .string($0.text),
                        "evidence": .array($0.evidence.map(JSONValue.string)),
                    ])
                }),
        ])
    }

    /// The same correction in other words, in so many sessions of two people.
    static func sessions(_ count: Int) -> [ScriptedSession] {
        let said = [
            "no, use pnpm, not npm", "please use pnpm instead of npm in this repo",
            "don't use npm here, always use pnpm", "pnpm please, not npm", "use pnpm here instead of npm",
            "wrong, we use pnpm and not npm",
        ]
        return (0..<count).map { index in
            var session = ScriptedSession(
                "s\(index)", user: index.isMultiple(of: 2) ? "ana@example.com" : "ben@example.com",
                day: 20_000 + Int64(index))
            session.turn(
                "add lib\(index)", runs: ["npm install lib\(index)"], answers: "Installed with npm.")
            session.turn(said[index % said.count], runs: ["pnpm add lib\(index)"])
            return session
        }
    }
}
