/// One published key format: a fixed prefix, then characters of one alphabet.
struct KeyFormat: Sendable {
    /// The rule's id in the marker.
    let id: String
    let prefixes: [String]
    let alphabet: ByteClass
    /// How many characters follow the prefix.
    let length: ClosedRange<Int>
    var checks: Checks = []

    struct Checks: OptionSet, Sendable {
        let rawValue: Int
        /// A longer run is another thing, so the length's upper bound holds.
        static let exact = Checks(rawValue: 1)
        /// The prefix may stand within a word, as it occurs nowhere else.
        static let anywhere = Checks(rawValue: 2)
        /// Digits and letters follow, or letters in no order: ordinary words share the prefix.
        static let mixed = Checks(rawValue: 4)
        /// The prefix itself is public and stays readable.
        static let keepsPrefix = Checks(rawValue: 8)
        /// Both cases and digits follow in no order: the prefix is short, and names begin like it.
        static let random = Checks(rawValue: 16)
    }

    init(
        _ id: String, _ prefixes: [String], _ alphabet: ByteClass, _ length: ClosedRange<Int>,
        _ checks: Checks = []
    ) {
        self.id = id
        self.prefixes = prefixes
        self.alphabet = alphabet
        self.length = length
        self.checks = checks
    }
}
