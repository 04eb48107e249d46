/// Everything a scan compares with, laid out once.
///
/// A class, though it never changes: a scan of a short text would spend a tenth of its time on copies.
final class RuleBook: Sendable {
    let formats: [KeyFormat]
    let infix: [InfixFormat]
    let anchors: [Anchor]
    let table: AnchorTable
    /// The anchors' texts as the rules write them, one after another.
    private let texts: [UInt8]

    static let standard = RuleBook(formats: KeyFormats.all, infix: KeyFormats.infix)

    init(formats: [KeyFormat], infix: [InfixFormat]) {
        self.formats = formats
        self.infix = infix
        var list = AnchorList()
        for (index, format) in formats.enumerated() {
            for prefix in format.prefixes { list.add(prefix, .format(index)) }
        }
        for (index, format) in infix.enumerated() { list.add(format.anchor, .infix(index)) }
        for name in KeyName.anchors { list.add(name, .keyName) }
        for shape in Shape.allCases {
            for anchor in shape.anchors { list.add(anchor, .shape(shape)) }
        }
        list.add("%", .percent)
        (anchors, texts) = (list.anchors, list.texts)
        table = AnchorTable(anchors.map { Array(list.texts[$0.textStart..<($0.textStart + $0.length)]) })
    }

    func text(of anchor: Anchor) -> ArraySlice<UInt8> {
        texts[anchor.textStart..<(anchor.textStart + anchor.length)]
    }
}
