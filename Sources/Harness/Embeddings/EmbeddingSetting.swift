/// Which embedding model is asked, as the one setting names it: `NAME@https://host/v1`, any server that speaks OpenAI's
/// embeddings; without an address OpenAI's own.
package struct EmbeddingSetting: Sendable, Equatable {
    package static let keyVariable = "MODA_EMBEDDINGS_KEY"
    private static let standard = "https://api.openai.com/v1"

    /// The model's name as the server knows it.
    package let name: String
    let base: String

    package init(parsing text: String) throws(ModelError) {
        // Some names begin with an @ themselves.
        let cut = ["@https://", "@http://"].compactMap { text.firstRange(of: $0)?.lowerBound }.min()
        let name = String(text[..<(cut ?? text.endIndex)])
        let isName = !name.isEmpty && !name.contains(where: \.isWhitespace) && !name.dropFirst().contains("@")
        guard isName else {
            throw ModelError(.refused, "embeddings are set as NAME@https://host/v1, or as NAME for OpenAI's")
        }
        self.name = name
        if let cut {
            base = try ModelAddress.checked(String(text[text.index(after: cut)...]))
        } else {
            base = Self.standard
        }
    }
}
