/// What makes two corrections alike, in numbers; fixed once for all tenants.
///
/// `harness/clusters/README.md` says how they were chosen, and what other choices give.
enum Likeness {
    /// The mean likeness from which two groups are one.
    static let threshold = 0.35
    /// How much more alike two corrections are for being made in one repository: rules mostly belong to one.
    static let home = 0.3
    /// The share of habits in the likeness of short corrections, and of long ones, in which a habit is more often
    /// found by chance.
    static let habit = (short: 0.5, long: 0.2)
    /// The number of content words up to which a correction is short, and from which it is long.
    static let length = (short: 3.0, long: 12.0)

    /// What each kind of term counts.
    enum Weight {
        static let word = 1.0
        static let code = 1.3
        /// A concept, and the word by which it was named.
        static let concept = 1.3
        static let named = 0.5
        /// A word inside an identifier or a path.
        static let part = 0.5
        /// A word with its sign: the same thing wanted, or the same thing forbidden.
        static let signed = 0.4
        /// What is to be used: "use X", "run it with X".
        static let tool = 1.2
        /// What a correction is against although it does not say so (`Contrasts`).
        static let implied = 0.5
        /// A question about how things are, which sets it apart from statements.
        static let inquiry = 1.5
        /// A word of a correction that has no other.
        static let plain = 0.5
        /// What the agent had said and run just before.
        static let context = 0.2
    }

    /// What a model's nearness counts, on a scale from unrelated (0) to equal (1).
    enum Meaning {
        static let floor: Float = 0.2
        static let slope: Float = 2.0
    }

    /// What nearness of the built-in senses counts from which cosine on, and what the agent had done counts in it beside
    /// the words.
    enum Sense {
        static let floor: Float = 0.2
        static let slope: Float = 2.0
        static let context: Float = 0.3
    }

    /// How much the sentences of a longer text count that state nothing, and the name of a rules file beside words.
    static let aside = 0.5
    static let cited = 0.4
    /// A text of more tokens is read sentence by sentence.
    static let longText = 24
    /// A reproach or an ellipsis is believed this far, an outright wish or prohibition fully.
    static let hint = 0.6
}
