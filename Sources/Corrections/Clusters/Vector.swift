/// A sparse vector over terms, kept as parallel arrays in the order of the terms' numbers.
struct Vector: Sendable, Equatable {
    private(set) var indices: [Int]
    private(set) var values: [Double]

    /// From pairs with distinct indices.
    init(_ pairs: [(index: Int, value: Double)]) {
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

    /// The same values at indices further up; with the vector itself, a longer vector.
    func joined(shiftedBy distance: Int, scaledBy factor: Double) -> Vector {
        var joined = self
        joined.indices += indices.map { $0 + distance }
        joined.values += values.map { $0 * factor }
        return joined
    }

    /// The part of it with indices below a bound.
    func below(_ bound: Int) -> Vector {
        let end = indices.firstIndex { $0 >= bound } ?? indices.count
        return Vector(zip(indices[..<end], values[..<end]).map { ($0, $1) })
    }

    /// The vector of length 1 in the same direction; itself where it is empty.
    var unit: Vector { length > 0 ? scaled(by: 1 / length) : self }

    func dot(_ other: Vector) -> Double { common(with: other).product }

    /// The product of two vectors, and how many terms they share.
    func common(with other: Vector) -> (product: Double, terms: Int) {
        if indices.count > 8 * other.indices.count { return other.lookedUp(in: self) }
        if other.indices.count > 8 * indices.count { return lookedUp(in: other) }
        var (product, terms) = (0.0, 0)
        var (left, right) = (0, 0)
        while left < indices.count, right < other.indices.count {
            if indices[left] == other.indices[right] {
                product += values[left] * other.values[right]
                terms += 1
                left += 1
                right += 1
            } else if indices[left] < other.indices[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return (product, terms)
    }

    /// The same against a much longer vector, by binary search.
    private func lookedUp(in long: Vector) -> (product: Double, terms: Int) {
        var (product, terms) = (0.0, 0)
        for (index, value) in zip(indices, values) {
            var (low, high) = (0, long.indices.count)
            while low < high {
                let middle = (low + high) / 2
                if long.indices[middle] < index { low = middle + 1 } else { high = middle }
            }
            guard low < long.indices.count, long.indices[low] == index else { continue }
            product += value * long.values[low]
            terms += 1
        }
        return (product, terms)
    }

    static func + (left: Vector, right: Vector) -> Vector {
        var sum = Vector([])
        var (one, other) = (0, 0)
        while one < left.indices.count || other < right.indices.count {
            let first = one < left.indices.count ? left.indices[one] : Int.max
            let second = other < right.indices.count ? right.indices[other] : Int.max
            sum.indices.append(min(first, second))
            sum.values.append(
                (first <= second ? left.values[one] : 0) + (second <= first ? right.values[other] : 0))
            if first <= second { one += 1 }
            if second <= first { other += 1 }
        }
        return sum
    }

    /// The indices of the largest values, ties by index.
    func heaviest(_ count: Int) -> [Int] {
        zip(values, indices).sorted { ($0.0, $1.1) > ($1.0, $0.1) }.prefix(count).map(\.1)
    }
}
