/// A direction that stands for a text's meaning, in eight bits a dimension.
///
/// A vector that was just made and one that was kept are the same bytes, so that a run with a full cache and one with an
/// empty one see the same.
package struct Embedding: Sendable, Equatable {
    /// Dimensions that any model has.
    package static let most = 8_192

    /// One signed byte a dimension; never empty, never all zero.
    package let bytes: [UInt8]

    /// Out of a model's numbers; nil where they are no direction.
    package init?(_ values: [Double]) {
        let largest = values.reduce(0) { max($0, abs($1)) }
        guard (1...Self.most).contains(values.count), values.allSatisfy(\.isFinite), largest > 0 else {
            return nil
        }
        self.init(bytes: values.map { UInt8(bitPattern: Int8(($0 / largest * 127).rounded())) })
    }

    /// Out of bytes that were kept; nil where they are none.
    package init?(bytes: [UInt8]) {
        guard (1...Self.most).contains(bytes.count), bytes.contains(where: { $0 != 0 }) else { return nil }
        self.bytes = bytes
    }

    /// The vector of length 1 in its direction.
    package var unit: [Float] {
        let values = bytes.map { Float(Int8(bitPattern: $0)) }
        let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return values.map { $0 / length }
    }
}
