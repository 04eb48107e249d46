/// A sparse vector over terms, kept as parallel arrays in the order of the terms' numbers.
struct Vector: Sendable, Equatable {
    private(set) var indices: [Int32]
    private(set) var values: [Double]

    /// From pairs with distinct indices.
    init(_ pairs: [(index: Int32, value: Double)]) {
        let sorted = pairs.sorted { $0.index < $1.index }
        indices = sorted.map(\.index)
        values = sorted.map(\.value)
    }

    var length: Double { values.reduce(0) { $0 + $1 * $1 }.squareRoot() }

    func scaled(by factor: Double) -> Vector {
        var scaled = self
        for place in scaled.values.indices { scaled.values[place] *= factor }
        return scaled
    }

    /// The vector of length 1 in the same direction; itself where it is empty.
    var unit: Vector { length > 0 ? scaled(by: 1 / length) : self }

    func dot(_ other: Vector) -> Double {
        var sum = 0.0
        var left = 0
        var right = 0
        while left < indices.count, right < other.indices.count {
            if indices[left] == other.indices[right] {
                sum += values[left] * other.values[right]
                left += 1
                right += 1
            } else if indices[left] < other.indices[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return sum
    }

    static func + (left: Vector, right: Vector) -> Vector {
        var pairs = Dictionary(zip(left.indices, left.values)) { first, _ in first }
        for (index, value) in zip(right.indices, right.values) { pairs[index, default: 0] += value }
        return Vector(pairs.map { ($0.key, $0.value) })
    }
}
