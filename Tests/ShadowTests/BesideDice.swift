/// Chance that comes out the same for the same seed, so that what fails can be seen again.
struct BesideDice {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func number(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(1, limit)
    }

    /// True once in so many times.
    mutating func once(in times: Int) -> Bool { number(below: times) == 0 }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[number(below: values.count)] }
}
