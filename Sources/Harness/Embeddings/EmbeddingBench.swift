package import Store

/// Everything that a run needs to have texts embedded, and the store that keeps the vectors and counts their cost; made
/// once, where the program starts.
package struct EmbeddingBench: Sendable {
    let provider: EmbeddingProvider
    let price: ModelPrices.Price?
    let caps: ModelCaps
    let retry: RetryPolicy
    let store: any EmbeddingStore

    /// Puts the settings together.
    ///
    /// - Parameters:
    ///   - setting: Who is asked.
    ///   - key: Nil for a server that wants none.
    ///   - price: What it costs; nil where nobody knows.
    ///   - caps: How much it may cost, a drafting model's cost of the same run included.
    ///   - timeouts: How long it is waited for.
    ///   - retry: How often it is asked.
    ///   - store: Where vectors are kept.
    /// - Throws: `ModelError` where the key would go over a network in the clear.
    package init(
        _ setting: EmbeddingSetting, key: String?, price: ModelPrices.Price?, caps: ModelCaps,
        timeouts: ModelTimeouts = ModelTimeouts(), retry: RetryPolicy, store: any EmbeddingStore
    ) throws(ModelError) {
        try ModelAddress.check(key: key, for: setting.base)
        provider = EmbeddingProvider(
            model: setting.name, base: setting.base, key: key.flatMap { $0.isEmpty ? nil : $0 },
            timeouts: timeouts)
        self.price = price
        self.caps = caps
        self.retry = retry
        self.store = store
    }
}
