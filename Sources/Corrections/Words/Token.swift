/// A word, or a piece of code, as someone wrote it in a sentence.
struct Token: Sendable, Equatable {
    /// Lower case, without apostrophes: `don't` and `dont` are one word.
    var text: String
    /// True for names of files, commands, options and identifiers, which say more than plain words.
    var isCode: Bool
    /// The clause that it stands in, counted from 0; clauses end at `.`, `!`, `?`, `;`, `,`, `:` and line ends.
    var clause: Int
    /// The sentence that it stands in, counted from 0.
    var sentence: Int
}
