/// One pass over one text.
struct Scan {
    let text: Bytes
    let rules: RuleBook
    private var found: [Finding] = []
    /// The end of the key name judged last, so that `client_secret_token` is judged once.
    private var lastKeyEnd = 0

    /// Off within decoded text: one level of encoding is looked through.
    private let decodesRuns: Bool

    init(text: Bytes, rules: RuleBook, decodesRuns: Bool = true) {
        self.text = text
        self.rules = rules
        self.decodesRuns = decodesRuns
    }

    mutating func findings() -> [Finding] {
        rules.table.forEachHit(in: text) { anchor, end in look(at: anchor, end) }
        if decodesRuns {
            found += EncodedRuns(text: text, rules: rules).findings()
            found += PercentRuns(text: text, rules: rules).findings()
        }
        return Overlaps.resolved(found, in: text)
    }

    /// Looks closer at one anchor, and answers where the pass goes on.
    private mutating func look(at index: Int, _ end: Int) -> Int {
        let anchor = rules.anchors[index]
        let place = (end - anchor.text.count)..<end
        switch anchor.purpose {
        case .format(let format): return lookForFormat(format, anchor, place)
        case .infix(let format): return lookForInfix(format, anchor, place)
        case .keyName: lookForAssignment(place)
        case .shape(let shape): found += shape.secrets(in: text, at: place)
        }
        return end
    }

    private mutating func lookForFormat(_ index: Int, _ anchor: Anchor, _ place: Range<Int>) -> Int {
        guard text.matches(anchor.original, at: place.lowerBound),
            let range = rules.formats[index].match(in: text, prefix: place)
        else { return place.upperBound }
        found.append(Finding(rule: rules.formats[index].id, range: range))
        return range.upperBound
    }

    private mutating func lookForInfix(_ index: Int, _ anchor: Anchor, _ place: Range<Int>) -> Int {
        guard text.matches(anchor.original, at: place.lowerBound),
            let range = rules.infix[index].match(in: text, anchor: place)
        else { return place.upperBound }
        found.append(Finding(rule: rules.infix[index].id, range: range))
        return range.upperBound
    }

    private mutating func lookForAssignment(_ place: Range<Int>) {
        guard place.lowerBound >= lastKeyEnd, let key = KeyName(in: text, around: place) else { return }
        lastKeyEnd = key.range.upperBound
        found += Assignment(text: text, key: key).secrets()
    }
}
