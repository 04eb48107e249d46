/// One pass over one text.
struct Scan {
    let text: Bytes
    let rules: RuleBook
    /// How many levels of encoding are still looked through; each makes the text shorter.
    private let depth: Int
    private var found: [Finding] = []
    /// The end of the key name judged last, so that `client_secret_token` is judged once.
    private var lastKeyEnd = 0
    // Where the texts end that were read last: nothing is read again from each of its parts, so that the
    // time stays linear in the text.
    private var lastPercentEnd = 0
    private var lastHeaderEnd = 0
    private var lastTokenEnd = 0
    private var lastCommand = (anchor: -1, end: 0)

    init(text: Bytes, rules: RuleBook, depth: Int = 2) {
        self.text = text
        self.rules = rules
        self.depth = depth
    }

    mutating func findings() -> [Finding] {
        rules.table.forEachHit(in: text) { anchor, end in look(at: anchor, end) }
        found += EncodedRuns(text: text, rules: rules, depth: depth).findings()
        return found.isEmpty ? found : Overlaps.resolved(found, in: text)
    }

    /// Looks closer at one anchor, and answers where the pass goes on.
    private mutating func look(at index: Int, _ end: Int) -> Int {
        let anchor = rules.anchors[index]
        let place = (end - anchor.length)..<end
        switch anchor.purpose {
        case .format(let format):
            return accept(rules.formats[format].match(in: text, prefix: place, rules.text(of: anchor)), place)
        case .infix(let format):
            return accept(rules.infix[format].match(in: text, anchor: place, rules.text(of: anchor)), place)
        case .keyName: lookForAssignment(place)
        case .shape(.jwt): lookForToken(place)
        case .shape(.command): lookForCommand(index, place)
        case .shape(let shape): found += shape.secrets(in: text, at: place)
        case .percent: lookForEncoded(place.lowerBound)
        }
        return end
    }

    private mutating func accept(_ finding: Finding?, _ place: Range<Int>) -> Int {
        guard let finding else { return place.upperBound }
        found.append(finding)
        return finding.range.upperBound
    }

    private mutating func lookForAssignment(_ place: Range<Int>) {
        guard place.lowerBound >= lastKeyEnd, let key = KeyName(in: text, around: place) else { return }
        let assignment = Assignment(text: text, key: key)
        let (secrets, headerEnd) = assignment.secrets(headersFrom: lastHeaderEnd)
        found += secrets
        lastHeaderEnd = max(lastHeaderEnd, headerEnd)
        lastKeyEnd = max(key.range.upperBound, secrets.last?.range.upperBound ?? 0)
    }

    private mutating func lookForToken(_ place: Range<Int>) {
        guard place.lowerBound >= lastTokenEnd else { return }
        let (secrets, end) = WebToken.secret(in: text, at: place)
        found += secrets
        lastTokenEnd = end
    }

    private mutating func lookForCommand(_ anchor: Int, _ place: Range<Int>) {
        guard anchor != lastCommand.anchor || place.lowerBound >= lastCommand.end else { return }
        let (secrets, end) = CommandFlags.secrets(in: text, at: place)
        found += secrets
        lastCommand = (anchor, end)
    }

    private mutating func lookForEncoded(_ percent: Int) {
        guard depth > 0, percent >= lastPercentEnd, text.isPercentTriple(at: percent) else { return }
        let run = PercentRun(text: text, around: percent, after: lastPercentEnd)
        lastPercentEnd = run.range.upperBound
        found += run.secrets(rules)
    }
}
