/// Everything a scan compares with, laid out once.
struct RuleBook: Sendable {
    let formats: [KeyFormat]
    let infix: [InfixFormat]
    let anchors: [Anchor]
    let table: AnchorTable

    static let standard = RuleBook(formats: KeyFormats.all, infix: KeyFormats.infix)

    init(formats: [KeyFormat], infix: [InfixFormat]) {
        self.formats = formats
        self.infix = infix
        var anchors: [Anchor] = []
        for (index, format) in formats.enumerated() {
            anchors += format.prefixes.map { Anchor($0, .format(index)) }
        }
        for (index, format) in infix.enumerated() { anchors.append(Anchor(format.anchor, .infix(index))) }
        anchors += KeyName.anchors.map { Anchor($0, .keyName) }
        for shape in Shape.allCases { anchors += shape.anchors.map { Anchor($0, .shape(shape)) } }
        self.anchors = anchors
        table = AnchorTable(anchors)
    }
}
