internal import Events

/// The instruction that stands for a cluster: that of the member which is nearest to all others.
struct Typical {
    /// "" where no member has one; ties go to the shorter, then by the text.
    let instruction: String

    init(of members: [Fingerprint]) {
        guard members.count > 1 else {
            instruction = members.first?.correction.instruction ?? ""
            return
        }
        let vocabulary = Vocabulary(members)
        var sum = [Double](repeating: 0, count: vocabulary.count)
        let directions = members.map(vocabulary.direction)
        for direction in directions {
            for (index, value) in zip(direction.indices, direction.values) { sum[index] += value }
        }
        let likeness = directions.map { direction in
            zip(direction.indices, direction.values).reduce(0) { $0 + sum[$1.0] * $1.1 }
        }
        let ranked = zip(members.map(\.correction.instruction), likeness).filter { !$0.0.isEmpty }.max {
            let (one, other) = (($0.1, -$0.0.count), ($1.1, -$1.0.count))
            return one == other ? $0.0 > $1.0 : one < other
        }
        instruction = ranked?.0 ?? ""
    }
}
