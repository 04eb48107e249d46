internal import Events

/// How far each channel is believed where no words came with it.
///
/// Estimates: in labelled sessions about three in four refusals that carry words are corrections and about half of
/// the interrupts; without words less is known, so durability stays low and only recurrence can lift it.
enum Silence {
    static let refusal = 0.75
    static let interrupt = 0.45
    static let repetition = 0.5

    /// The agent took back what it had done.
    static let undoing = 0.6
    static let undoingBoost = 0.15
    /// The agent went on with the very file that it had just written: as often the next step as a correction.
    static let rework = 0.3

    /// A command with the same arguments under another name was put right, and so was what had come to nothing and
    /// then went through otherwise; one of the same trade may only be the next step.
    static func belief(in change: CommandChange) -> Double {
        switch change.ground {
        case .sameArguments: 0.6
        case .sameJob, .otherOptions: 0.55
        case .sameTrade: 0.35
        }
    }

    /// What the channels say together, as independent witnesses; words say nothing here.
    static func fused(
        _ channels: [(channel: Evidence.Channel, belief: Double)], _ edits: EditVerdict, impliesRule: Bool
    ) -> (confidence: Double, durability: Double) {
        let witnesses = channels.filter { $0.channel != .words }
        let doubt = witnesses.reduce(1 - edits.confidence) { $0 * (1 - $1.belief) }
        let rule = (1 - edits.durability) * (impliesRule ? 1 - ruleDurability : 1)
        let passing = Set(witnesses.map(\.channel)).reduce(rule) { $0 * (1 - durability($1)) }
        return (1 - doubt, 1 - passing)
    }

    /// Of a change of commands, or of something taken back, that names what to do another time.
    private static let ruleDurability = 0.35

    /// What a fact adds to the words' own confidence; small, since the facts often come along with mere new tasks.
    static func boost(_ channel: Evidence.Channel) -> Double { channel == .command ? 0.3 : 0.15 }

    private static func durability(_ channel: Evidence.Channel) -> Double {
        switch channel {
        case .words, .edit: 0
        case .refusal: 0.15
        case .interrupt: 0.05
        case .command: 0.1
        case .repetition: 0.1
        }
    }
}
