package import Store

/// Everything that a run needs to ask a model; made once, where the program starts.
package struct ModelSettings: Sendable {
    let model: ModelSetting
    let provider: any ModelProvider
    let prompts: PromptBook
    let price: ModelPrices.Price?
    let caps: ModelCaps
    let retry: RetryPolicy

    /// Puts the settings together.
    ///
    /// - Parameters:
    ///   - model: Who is asked.
    ///   - environment: What a command may know; the key is looked for in it too.
    ///   - prompts: What is asked.
    ///   - price: What it costs; nil where nobody knows.
    ///   - caps: How much it may cost.
    ///   - timeouts: How long it is waited for.
    ///   - retry: How often it is asked.
    /// - Throws: `ModelError` where the key would go over a network in the clear.
    package init(
        model: ModelSetting, environment: [String: String], prompts: PromptBook, price: ModelPrices.Price?,
        caps: ModelCaps, timeouts: ModelTimeouts = ModelTimeouts(), retry: RetryPolicy
    ) throws(ModelError) {
        let key = model.keyVariables.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        try model.check(key: key)
        self.model = model
        self.prompts = prompts
        self.price = price
        self.caps = caps
        self.retry = retry
        switch model.provider {
        case .anthropic(let base):
            provider = AnthropicProvider(model: model.name, base: base, key: key, timeouts: timeouts)
        case .openAI(let base):
            provider = OpenAIProvider(model: model.name, base: base, key: key, timeouts: timeouts)
        case .command(let words):
            provider = CommandProvider(
                words: words, environment: Self.passedOn(environment), timeouts: timeouts)
        }
    }

    /// An agent that is asked as a command must not report to us what we asked it, nor know our keys.
    private static func passedOn(_ environment: [String: String]) -> [String: String] {
        var passed = environment.filter { name, _ in
            !name.hasPrefix("MODA_") && !name.hasPrefix("OTEL_") && !name.hasPrefix("CODING_AGENT_")
        }
        passed["CLAUDE_CODE_ENABLE_TELEMETRY"] = "0"
        passed["OTEL_SDK_DISABLED"] = "true"
        return passed
    }
}
