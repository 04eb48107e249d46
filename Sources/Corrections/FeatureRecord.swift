package import Events

/// The features of one turn, for whoever trains the weights.
package struct FeatureRecord: Sendable, Codable {
    package var id: String
    package var values: [Double]
    /// Buckets of pieces of words, and their shares.
    package var buckets: [UInt32]
    package var shares: [Double]
    /// Buckets of words and of pairs of them, which all have one share.
    package var words: [UInt32]

    /// The names of `values`, in their order.
    package static var names: [String] { Features.names }

    /// One record a turn of the conversation, made by the code that the detector runs.
    package static func records(of conversation: Conversation) -> [FeatureRecord] {
        let turns = conversation.turns.map(Turn.init)
        return turns.indices.map { index in
            let next = index + 1 < turns.count ? turns[index + 1] : nil
            let features = Features(turns[index], before: Array(turns[..<index].suffix(12)), next: next)
            return FeatureRecord(
                id: turns[index].source.id, values: features.values, buckets: features.grams.buckets,
                shares: features.grams.shares, words: features.words.buckets)
        }
    }
}
