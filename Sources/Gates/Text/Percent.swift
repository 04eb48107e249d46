/// A share as a person reads it.
enum Percent {
    static func text(_ share: Double) -> String { "\(Int((min(max(share, 0), 1) * 100).rounded())) %" }
}
