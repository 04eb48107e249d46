internal import Events

/// An answer out of chat completion chunks, or out of a whole completion.
struct OpenAIAnswer: AnswerAssembly {
    private var text = ""
    private var reason: String?
    private var hasRefused = false
    private var usage: ModelUsage?
    private var fault: ModelError?

    mutating func take(_ event: JSONValue, named name: String) -> Bool {
        if let error = event["error"], error != .null {
            let kind = error["type"]?.string ?? error["code"]?.string ?? "error"
            fault = ModelError(.transient, "the provider broke off (\(kind.prefix(40)))")
            return true
        }
        read(event, message: "delta")
        // Usage comes after the last word, then "[DONE]"; a server that sends neither closes the connection.
        return false
    }

    mutating func take(body: JSONValue) { read(body, message: "message") }

    func answer() throws(ModelError) -> ModelAnswer {
        if let fault { throw fault }
        guard let reason else { throw ModelError(.transient, "the answer was cut off on its way") }
        let ending: ModelAnswer.Ending =
            switch reason {
            case "length": .cutOff
            case "content_filter": .refused
            default: hasRefused ? .refused : .finished
            }
        return ModelAnswer(text: text, ending: ending, usage: usage)
    }

    private mutating func read(_ event: JSONValue, message: String) {
        if let choice = event["choices"]?.array?.first {
            text += choice[message]?["content"]?.string ?? ""
            if let refusal = choice[message]?["refusal"]?.string, !refusal.isEmpty { hasRefused = true }
            reason = choice["finish_reason"]?.string ?? reason
        }
        let told = event["usage"]
        if let input = told?["prompt_tokens"]?.integer, let output = told?["completion_tokens"]?.integer,
            (0..<1 << 40).contains(input), (0..<1 << 40).contains(output)
        {
            usage = ModelUsage(input: Int(input), output: Int(output))
        }
    }
}
