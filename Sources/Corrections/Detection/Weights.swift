/// The trained numbers that this module is built with, as text: `linear`, `pieces`, `trees`.
enum Weights {}
