internal import Foundation

/// Keeps Foundation out of the files that only need this one function.
func exponential(_ value: Double) -> Double { exp(max(-60, min(60, value))) }

/// The natural logarithm; of what is not positive, that of a very small number.
func logarithm(_ value: Double) -> Double { log(max(value, 1e-12)) }
