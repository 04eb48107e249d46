internal import Skills

/// Pairs of words that exclude each other: to want one is to be against the other.
struct Opposites {
    private let other: [String: String]

    /// - Parameter pairs: `tabs|spaces`.
    init(_ pairs: [String]) {
        var other: [String: String] = [:]
        for pair in pairs {
            let words = pair.split(separator: "|").map { Words.stem($0.trimmingSpaces().lowercased()) }
            guard words.count == 2 else { continue }
            other[words[0]] = words[1]
            other[words[1]] = words[0]
        }
        self.other = other
    }

    /// 0...1: how much of two stances is the same but for a pair of opposites; 0 where there is no such pair.
    func opposition(_ one: Stance, _ two: Stance) -> Double {
        let turned = Set(one.wanted.compactMap { other[$0] }).intersection(two.wanted)
        guard !turned.isEmpty else { return 0 }
        let back = Set(turned.compactMap { other[$0] })
        let all = one.words.union(two.words).subtracting(turned)
        let same = one.words.intersection(two.words).union(back)
        return all.isEmpty ? 0 : Double(same.count) / Double(all.count)
    }

    /// How many words the two share, a pair of opposites being one.
    func shared(_ one: Stance, _ two: Stance) -> Int {
        one.words.intersection(two.words).count
            + Set(one.wanted.compactMap { other[$0] }).intersection(two.wanted).count
    }
}
