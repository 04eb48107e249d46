/// The trained numbers that this module is built with, as text: `linear`, `pieces`, `words` and `trees` of the judge
/// of real sessions, `madeLinear`, `madePieces` and `madeWords` of the judge of words, `kindLinear`, `kindPieces` and
/// `kindWords` of the judge of what a correction is about.
enum Weights {}
