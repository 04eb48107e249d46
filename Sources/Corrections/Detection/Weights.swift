/// The trained numbers that this module is built with, as text: `linear`, `pieces`, `words` and `trees` of the judge
/// of real sessions, `madeLinear`, `madePieces` and `madeWords` of the judge of words.
enum Weights {}
