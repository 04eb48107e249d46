internal import Events

/// How far each channel is believed where no words came with it.
///
/// Estimates: in labelled sessions about three in four refusals that carry words are corrections and about half of
/// the interrupts; without words less is known, so durability stays low and only recurrence can lift it.
enum Silence {
    static let refusal = 0.75
    static let interrupt = 0.45
    static let repetition = 0.5

    /// A command with the same arguments under another name was put right; one of the same trade may only be the
    /// next step.
    static func belief(in change: CommandChange) -> Double { change.sharesArguments ? 0.6 : 0.35 }

    /// What the channels say together, as independent witnesses; words say nothing here.
    static func fused(_ channels: [(channel: Evidence.Channel, belief: Double)], _ edits: EditVerdict) -> (
        confidence: Double, durability: Double
    ) {
        let witnesses = channels.filter { $0.channel != .words }
        let doubt = witnesses.reduce(1 - edits.confidence) { $0 * (1 - $1.belief) }
        let passing = witnesses.reduce(1 - edits.durability) { $0 * (1 - durability($1.channel)) }
        return (1 - doubt, 1 - passing)
    }

    /// What a fact adds to the words' own confidence; small, since the facts often come along with mere new tasks.
    static func boost(_ channel: Evidence.Channel) -> Double { channel == .command ? 0.3 : 0.15 }

    private static func durability(_ channel: Evidence.Channel) -> Double {
        switch channel {
        case .words, .edit: 0
        case .refusal: 0.15
        case .interrupt: 0.05
        case .command: 0.4
        case .repetition: 0.1
        }
    }
}
