import Events
import Foundation
import Store
import TestSupport

@testable import Harness

/// A desk that asks a provider on the loopback interface, with a store of one test's own.
struct ModelRig {
    static let schema = AnswerSchema(
        name: "word", json: AnswerSchema.object(["word": AnswerSchema.text("A word.")]))
    static let key = "sk-test-0123456789"

    let folder: TemporaryFolder
    let store: SQLiteStore
    let tenant = TenantID(rawValue: "acme")
    let now = Timestamp(milliseconds: 20_010 * 86_400_000)

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore(path: folder.path + "/moda.sqlite")
    }

    static var prompts: PromptBook {
        get throws { try PromptBook(folder: Fixtures.root + "/harness/prompts") }
    }

    static func retry(attempts: Int = 3) -> RetryPolicy {
        RetryPolicy(attempts: attempts, firstPause: 0.001, longestPause: 5) { 0.5 }
    }

    static func settings(
        _ model: String, caps: ModelCaps = ModelCaps(), price: ModelPrices.Price? = nil,
        timeouts: ModelTimeouts = ModelTimeouts(connect: 2, idle: 5, total: 10), attempts: Int = 3
    ) throws -> ModelSettings {
        try ModelSettings(
            model: ModelSetting(parsing: model),
            environment: ["MODA_MODEL_KEY": key, "PATH": "/usr/bin:/bin"], prompts: prompts, price: price,
            caps: caps, timeouts: timeouts, retry: retry(attempts: attempts))
    }

    func desk(_ settings: ModelSettings, job: String = "job") -> ModelDesk {
        ModelDesk(settings: settings, store: store, job: job, tenant: tenant, now: now)
    }

    func question(_ text: String = "Which word?") throws -> ModelQuestion {
        ModelQuestion(
            prompt: try Self.prompts.draft, data: .object(["question": .string(text)]), schema: Self.schema,
            largestAnswer: 100)
    }

    /// The word that a model answers with, or why there is none.
    func word(_ desk: ModelDesk, _ text: String = "Which word?") async throws -> String {
        do {
            return try await desk.answer(question(text))["word"]?.string ?? "?"
        } catch let error as ModelError {
            return "error: \(error.reason)"
        }
    }

    /// Tokens that the store counts against a job.
    func spent(_ job: String = "job") async throws -> Int64 {
        // Room of just that much is left below a cap of twice as much.
        var low: Int64 = 0
        var high: Int64 = 1 << 40
        while low < high {
            let middle = (low + high) / 2
            let probe = ModelSpend(job: job, model: "probe", at: now, tokens: 0, microdollars: 0)
            let caps = ModelCaps(runTokens: middle, monthTokens: .max)
            if case .granted = try await store.reserve(probe, caps: caps, tenant: tenant) {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return low
    }
}

/// What providers say on the wire.
enum Wire {
    static func anthropic(_ json: String, stop: String = "tool_use", input: Int = 40, output: Int = 7)
        -> [String]
    {
        let half = json.utf8.count / 2
        let parts = [String(json.prefix(half)), String(json.dropFirst(half))]
        let start =
            #"{"type":"message_start","message":{"usage":{"input_tokens":\#(input),"output_tokens":1}}}"#
        let end =
            #"{"type":"message_delta","delta":{"stop_reason":"\#(stop)"},"usage":{"output_tokens":\#(output)}}"#
        let block =
            #"{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"t","name":"word","input":{}}}"#
        let deltas = parts.map { part in
            JSONValue.object([
                "type": "content_block_delta", "index": .integer(0),
                "delta": .object(["type": "input_json_delta", "partial_json": .string(part)]),
            ]).text
        }
        let events = [start, block, #"{"type":"ping"}"#] + deltas + [end, #"{"type":"message_stop"}"#]
        return events.map { event in
            let name = (try? JSONValue(parsing: event))?["type"]?.string ?? ""
            return "event: \(name)\ndata: \(event)\n\n"
        }
    }

    static func openAI(_ text: String, finish: String? = "stop", usage: Bool = true) -> [String] {
        let half = text.utf8.count / 2
        var chunks = [String(text.prefix(half)), String(text.dropFirst(half))].map { part in
            JSONValue.object([
                "choices": .array([
                    .object(["index": .integer(0), "delta": .object(["content": .string(part)])])
                ])
            ]).text
        }
        if let finish {
            chunks.append(#"{"choices":[{"index":0,"delta":{},"finish_reason":"\#(finish)"}]}"#)
        }
        if usage { chunks.append(#"{"choices":[],"usage":{"prompt_tokens":30,"completion_tokens":5}}"#) }
        return chunks.map { "data: \($0)\n\n" } + (finish == nil ? [] : ["data: [DONE]\n\n"])
    }
}
