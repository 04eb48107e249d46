/// A short text whose appearance makes a closer look worth while.
struct Anchor: Sendable {
    /// What the closer look is for.
    enum Purpose: Sendable {
        /// A key format's prefix; the index is into the rule book's formats.
        case format(Int)
        /// The telling middle of a key format; the index is into the rule book's infix formats.
        case infix(Int)
        /// Part of a key's name, such as `passw`.
        case keyName
        case shape(Shape)
    }

    /// In lower case: anchors are found in any case, and formats compare their prefix again.
    let text: [UInt8]
    /// As the rule writes it.
    let original: [UInt8]
    let purpose: Purpose

    init(_ text: String, _ purpose: Purpose) {
        original = Array(text.utf8)
        self.text = original.map(\.lowercased)
        self.purpose = purpose
    }
}
