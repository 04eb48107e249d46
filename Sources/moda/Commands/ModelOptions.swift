import ArgumentParser
import Harness
import Store

/// Which model helps to draft skills, and what it may cost; without one everything works by itself.
struct ModelOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A model that drafts skills (or MODA_MODEL); none by default.",
            discussion: """
                anthropic:NAME, openai:NAME@https://host/v1 (any server that speaks OpenAI's chat completions), or
                command:/path with arguments (prompt on its standard input, answer on its standard output).
                The key is MODA_MODEL_KEY, else ANTHROPIC_API_KEY or OPENAI_API_KEY; it is taken from nowhere else.
                Only redacted corrections of habits that were seen in several sessions are sent.
                """))
    var model: String?

    @Option(help: "Dollars a million tokens, in and out, as 3/15 (or MODA_MODEL_PRICE); else prices.json.")
    var modelPrice: String?

    @Option(help: "Tokens that a run may take (or MODA_MODEL_RUN_TOKENS). Default: 500000.")
    var modelRunTokens: Int64?

    @Option(help: "Tokens that a calendar month may take (or MODA_MODEL_MONTH_TOKENS). Default: 10000000.")
    var modelMonthTokens: Int64?

    @Option(help: "Dollars that a run may cost (or MODA_MODEL_RUN_DOLLARS). Default: 2.")
    var modelRunDollars: Double?

    @Option(help: "Dollars that a calendar month may cost (or MODA_MODEL_MONTH_DOLLARS). Default: 20.")
    var modelMonthDollars: Double?

    @Option(help: "Folder with the prompts and prices.json (or MODA_PROMPTS).")
    var prompts: String?

    /// The model and where its cost is counted; nil where none is set.
    func bench(_ store: any ModelStore) throws -> ModelBench? {
        let environment = Surroundings.environment
        guard let text = model ?? environment["MODA_MODEL"], !text.isEmpty else { return nil }
        let setting = try ModelSetting(parsing: text)
        let folder = try Surroundings.promptsFolder(prompts)
        let price = try (modelPrice ?? environment["MODA_MODEL_PRICE"]).map {
            try ModelPrices.Price(parsing: $0)
        }
        let settings = try ModelSettings(
            model: setting, environment: environment, prompts: PromptBook(folder: folder),
            price: price ?? ModelPrices(file: folder + "/prices.json").price(of: setting.name),
            caps: try caps(environment),
            retry: RetryPolicy { Double.random(in: 0..<1) })
        return ModelBench(settings: settings, store: store)
    }

    /// How much models may cost, all of them together.
    func caps(_ environment: [String: String]) throws -> ModelCaps {
        let usual = ModelCaps()
        return ModelCaps(
            runTokens: try number(modelRunTokens, "MODA_MODEL_RUN_TOKENS", environment)
                ?? usual.runTokens,
            monthTokens: try number(modelMonthTokens, "MODA_MODEL_MONTH_TOKENS", environment)
                ?? usual.monthTokens,
            runMicrodollars: try dollars(modelRunDollars, "MODA_MODEL_RUN_DOLLARS", environment)
                ?? usual.runMicrodollars,
            monthMicrodollars: try dollars(modelMonthDollars, "MODA_MODEL_MONTH_DOLLARS", environment)
                ?? usual.monthMicrodollars)
    }

    private func number(_ given: Int64?, _ name: String, _ environment: [String: String]) throws -> Int64? {
        guard let text = given.map(String.init) ?? environment[name] else { return nil }
        guard let value = Int64(text), (0...1 << 50).contains(value) else {
            throw ValidationError("\(name) is \(text), not a number of tokens")
        }
        return value
    }

    private func dollars(_ given: Double?, _ name: String, _ environment: [String: String]) throws -> Int64? {
        guard let text = given.map({ String($0) }) ?? environment[name] else { return nil }
        guard let value = Double(text), (0...1_000_000).contains(value) else {
            throw ValidationError("\(name) is \(text), not a sum of dollars")
        }
        return Int64((value * 1_000_000).rounded(.down))
    }
}
