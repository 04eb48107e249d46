package import Events

/// What persists of embeddings: the vectors, by the digest of model and text, and what they cost.
package protocol EmbeddingStore: ModelStore {
    func embeddings(_ digests: Set<String>, tenant: TenantID) async throws -> [String: Embedding]
    func saveEmbeddings(_ embeddings: [String: Embedding], tenant: TenantID) async throws
    /// Forgets all others: vectors of texts that are no more, or of another model.
    func keepEmbeddings(_ digests: Set<String>, tenant: TenantID) async throws
}
