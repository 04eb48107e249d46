/// A short text whose appearance makes a closer look worth while.
///
/// It holds no text itself, so that a look at one costs no reference count.
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
        /// A percent sign, which may begin an encoded byte.
        case percent
    }

    let textStart: Int
    let length: Int
    let purpose: Purpose
}

/// Anchors and their texts while they are gathered.
struct AnchorList {
    private(set) var anchors: [Anchor] = []
    private(set) var texts: [UInt8] = []

    mutating func add(_ text: String, _ purpose: Anchor.Purpose) {
        anchors.append(Anchor(textStart: texts.count, length: text.utf8.count, purpose: purpose))
        texts += text.utf8
    }
}
