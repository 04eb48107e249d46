internal import Corrections
internal import Events

extension EmbeddingDesk {
    /// What corrections mean, measured against instructions that mean different things; nil where nobody can tell.
    func meanings(of corrections: [Correction]) async throws -> Meanings? {
        guard !corrections.isEmpty else { return nil }
        let texts = Dictionary(
            corrections.map { ($0.id, Meanings.text(of: $0)) }, uniquingKeysWith: { first, _ in first })
        let vectors = try await vectors(of: Array(texts.values) + Meanings.yardstick)
        let yardstick = Meanings.yardstick.compactMap { vectors[$0] }
        // Said already where the server failed.
        guard yardstick.count == Meanings.yardstick.count else { return nil }
        let meanings = Meanings(texts.compactMapValues { vectors[$0] }, yardstick: yardstick)
        if meanings == nil { note("the model calls everything alike, so that it says nothing here") }
        return meanings
    }
}
