internal import Events
internal import Fetch
internal import Synchronization
internal import Threads

/// Any program: it reads the prompt from its standard input and writes the answer to its standard output.
struct CommandProvider: ModelProvider {
    /// Bytes of an answer from which on it is none.
    private static let largest = 1 << 20

    let words: [String]
    /// What it may know of ours; no keys of the server.
    let environment: [String: String]
    let timeouts: ModelTimeouts

    var identity: String { "command " + words.joined(separator: " ") }

    func answer(_ request: ModelRequest) async throws -> ModelAnswer {
        let prompt = """
            \(request.system)

            Answer with one JSON object and nothing else, of this JSON Schema:
            \(request.schema.json.text)

            \(request.user)

            """
        let run = CommandRun(
            words: words, environment: environment, input: Array(prompt.utf8), largest: Self.largest,
            seconds: timeouts.total)
        let stop = Stop()
        let output = try await withTaskCancellationHandler {
            try await onOwnThread { try run.output { stop.isWanted } }
        } onCancel: {
            stop.ask()
        }
        try Task.checkCancellation()
        return ModelAnswer(text: String(decoding: output, as: UTF8.self), ending: .finished, usage: nil)
    }

    /// Whether somebody wants the program to end.
    private final class Stop: Sendable {
        private let flag = Mutex(false)

        var isWanted: Bool { flag.withLock { $0 } }

        func ask() { flag.withLock { $0 = true } }
    }
}
