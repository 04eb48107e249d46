/// Words that lie at two ends of one scale: rules that are near but for such a pair are each other's opposite.
///
/// Models put such rules close together, and so does what the agent had done before both.
enum Poles {
    /// The ends that a text names: even numbers for one end, the next odd one for the other.
    static func named(in tokens: [Token]) -> Set<Int> { Set(tokens.compactMap { ends[$0.text] }) }

    static func exclude(_ one: Set<Int>, _ other: Set<Int>) -> Bool {
        one.contains { other.contains($0 ^ 1) && !other.contains($0) && !one.contains($0 ^ 1) }
    }

    private static let ends: [String: Int] = {
        var ends: [String: Int] = [:]
        for (number, line) in text.split(separator: "\n").enumerated() {
            for (side, words) in line.split(separator: "|").enumerated() where side < 2 {
                for word in words.split(separator: " ") { ends[String(word)] = number * 2 + side }
            }
        }
        return ends
    }()

    private static let text = """
        short shorter shortest brief briefer terse concise | long longer longest verbose wordy elaborate
        more most | less least fewer fewest
        many | few
        big bigger large larger | small smaller tiny
        before beforehand first prior | after afterwards afterward last
        always every each | never none
        add adding include including insert | remove removing exclude excluding delete drop omit strip
        keep keeping leave leaving retain | discard discarding throw
        enable enabled on | disable disabled off
        allow allowed permit | forbid forbidden prohibit ban banned
        sync synchronous | async asynchronous
        upper uppercase | lower lowercase
        public exported | private internal
        explicit explicitly | implicit implicitly inferred
        mutable | immutable
        local locally | remote remotely global globally
        early earlier sooner | late later
        fast faster quick quicker | slow slower
        strict stricter | loose looser lenient
        simple simpler plain | complex complicated fancy
        old older legacy | new newer modern
        ascending | descending
        top above | bottom below
        left | right
        with | without
        one single | multiple several
        together combined merged | separate separately split apart
        manual manually | automatic automatically
        ask asking confirm | assume guess
        light lighter | dark darker
        relative | absolute
        inside within | outside
        """
}
