import ArgumentParser
import Harness
import Store

/// Which embedding model says what corrections mean; without one their words are compared.
struct EmbeddingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A model that says which corrections mean the same (or MODA_EMBEDDINGS); none by default.",
            discussion: """
                NAME@https://host/v1, any server that speaks OpenAI's embeddings. The key is MODA_EMBEDDINGS_KEY and \
                taken from nowhere else. Redacted instructions are sent, each once; the vectors are kept. What it \
                costs counts under the caps of --model-…-tokens and --model-…-dollars.
                """))
    var embeddings: String?

    @Option(help: "Dollars a million tokens (or MODA_EMBEDDINGS_PRICE); else prices.json.")
    var embeddingsPrice: String?

    /// The model and where its vectors and its cost are kept; nil where none is set.
    func bench(_ store: any EmbeddingStore, model: ModelOptions) throws -> EmbeddingBench? {
        let environment = Surroundings.environment
        guard let text = embeddings ?? environment["MODA_EMBEDDINGS"], !text.isEmpty else { return nil }
        let setting = try EmbeddingSetting(parsing: text)
        let given = try (embeddingsPrice ?? environment["MODA_EMBEDDINGS_PRICE"]).map {
            try ModelPrices.Price(parsing: $0 + "/0")
        }
        let file = try Surroundings.promptsFolder(model.prompts) + "/prices.json"
        return try EmbeddingBench(
            setting, key: environment[EmbeddingSetting.keyVariable],
            price: given ?? ModelPrices(file: file).price(of: setting.name), caps: model.caps(environment),
            retry: RetryPolicy { Double.random(in: 0..<1) }, store: store)
    }
}
