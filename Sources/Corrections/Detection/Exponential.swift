internal import Foundation

/// Keeps Foundation out of the files that only need these functions.
func exponential(_ value: Double) -> Double { exp(max(-60, min(60, value))) }

/// The natural logarithm; of what is not positive, that of a very small number.
func logarithm(_ value: Double) -> Double { log(max(value, 1e-12)) }

func logistic(_ sum: Double) -> Double { 1 / (1 + exponential(-sum)) }

/// The logarithm of a probability's odds, kept within those of one in a million.
func logit(_ probability: Double) -> Double {
    let inside = min(max(probability, 1e-6), 1 - 1e-6)
    return logarithm(inside / (1 - inside))
}
