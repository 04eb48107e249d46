internal import Events

/// How far each channel is believed where no words came with it.
///
/// Estimates: in labelled sessions about three in four refusals that carry words are corrections and about half of
/// the interrupts; without words less is known, so durability stays low and only recurrence can lift it.
enum Silence {
    static let refusal = 0.75
    static let interrupt = 0.45
    static let command = 0.6
    static let repetition = 0.5

    static func confidence(of channels: [Evidence.Channel]) -> (confidence: Double, durability: Double) {
        let doubt = channels.reduce(1.0) { $0 * (1 - belief($1)) }
        let passing = channels.reduce(1.0) { $0 * (1 - durability($1)) }
        return (1 - doubt, 1 - passing)
    }

    /// What a fact adds to the words' own confidence; small, since the facts often come along with mere new tasks.
    static func boost(_ channel: Evidence.Channel) -> Double { channel == .command ? 0.3 : 0.15 }

    private static func belief(_ channel: Evidence.Channel) -> Double {
        switch channel {
        // Edits are shown beside a correction; alone they make none yet.
        case .words, .edit: 0
        case .refusal: refusal
        case .interrupt: interrupt
        case .command: command
        case .repetition: repetition
        }
    }

    private static func durability(_ channel: Evidence.Channel) -> Double {
        switch channel {
        // Edits are shown beside a correction; alone they make none yet.
        case .words, .edit: 0
        case .refusal: 0.15
        case .interrupt: 0.05
        case .command: 0.4
        case .repetition: 0.1
        }
    }
}
