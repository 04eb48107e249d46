internal import Events

/// One question to a model.
struct ModelRequest: Sendable, Equatable {
    var system: String
    var user: String
    /// What the answer must look like, and what it is called.
    var schema: AnswerSchema
    var largestAnswer: Int

    /// More tokens than it can take: no tokenizer makes more of a text than one of two bytes, and the answer
    /// is capped.
    var upperTokens: (input: Int, output: Int) {
        let text = system.utf8.count + user.utf8.count + schema.json.text.utf8.count
        return (text / 2 + 500, largestAnswer)
    }
}

/// What a model wrote.
struct ModelAnswer: Sendable, Equatable {
    enum Ending: Sendable, Equatable { case finished, cutOff, refused }

    var text: String
    var ending: Ending
    /// Nil where the provider does not tell.
    var usage: ModelUsage?
}

/// The tokens that an exchange took.
struct ModelUsage: Sendable, Equatable {
    var input: Int
    var output: Int
}

/// Somebody who answers: one attempt a call, no retries, no cache, no counting.
protocol ModelProvider: Sendable {
    /// What an answer depends on beside the question: the provider and the model.
    var identity: String { get }

    /// Asks once; throws `ModelError`, or `CancellationError` where the task was cancelled.
    func answer(_ request: ModelRequest) async throws -> ModelAnswer
}

/// How long a model is waited for, in seconds.
package struct ModelTimeouts: Sendable {
    package var connect = 10
    /// Without a byte; models think before the first one.
    package var idle = 90
    package var total = 300

    package init(connect: Int = 10, idle: Int = 90, total: Int = 300) {
        self.connect = connect
        self.idle = idle
        self.total = total
    }
}
