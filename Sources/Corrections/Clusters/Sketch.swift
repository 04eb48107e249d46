/// Sums of a direction's dimensions with fixed signs, from which a cosine can be estimated at less cost.
struct Sketch {
    /// False where a direction is as short as its sketch would be.
    let isNeeded: Bool
    /// How far a sketch may be off before a near pair is missed: about three times its usual error.
    let slack: Float
    private let signs: [[Float]]

    private static let sketched = 64

    init(dimensions: Int) {
        isNeeded = dimensions > Self.sketched
        slack = isNeeded ? 0.3 : 0
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        let scale = 1 / Float(Self.sketched).squareRoot()
        signs = (0..<Self.sketched).map { _ in
            (0..<dimensions).map { _ in
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                return state & 1 == 0 ? scale : -scale
            }
        }
    }

    func of(_ vector: [Float]) -> [Float] { signs.map { Meanings.dot($0, vector) } }
}
