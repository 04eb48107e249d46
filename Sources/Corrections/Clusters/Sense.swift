/// What the members of a group mean, as far as a model said so, and which way they want it.
///
/// Models hear what a sentence is about and not which side it takes: "use tabs" and "use spaces" are near. So nearness
/// counts only between groups that want, or forbid, alike, and not where each names a thing of its own.
struct Sense: Sendable {
    /// The sum of the members' vectors, and how many there are.
    var sum: [Float]
    var members: Int
    var scale: Meanings.Scale
    var stances: Set<Stand>
    /// The terms of what is to be used or is named in code.
    var things: Set<Int>
    var poles: Set<Int>
    /// The terms that any member wants, and those that any is against.
    var wanted: Set<Int>
    var unwanted: Set<Int>

    /// Which way a correction's words point.
    enum Stand: Hashable { case wants, forbids, both, neither }

    /// The mean cosine of the members of one with those of the other.
    func cosine(with other: Sense) -> Float {
        Meanings.dot(sum, other.sum) / Float(members) / Float(other.members)
    }

    /// What nearness adds to the likeness of two groups.
    ///
    /// Convex in the mean cosine, so that a joined group's likeness is never above the larger of its parts': the order
    /// of joining stays exact.
    func likeness(to other: Sense, agreeing: Bool) -> Double {
        guard !scale.needsOneStand || agreeing || isOfOneStand(with: other), !isOfAnotherThing(than: other),
            !takesOtherSide(than: other)
        else { return 0 }
        return Double(max(0, cosine(with: other) - scale.floor) * scale.slope)
    }

    private func isOfOneStand(with other: Sense) -> Bool {
        stances.count == 1 && stances == other.stances && stances != [.both]
    }

    /// Whether any member of one is against what any of the other wants: stricter than for likeness of words, since
    /// nearness is deaf to it.
    func takesOtherSide(than other: Sense) -> Bool {
        !wanted.isDisjoint(with: other.unwanted) || !unwanted.isDisjoint(with: other.wanted)
            || poles.contains { other.poles.contains($0 ^ 1) }
    }

    private func isOfAnotherThing(than other: Sense) -> Bool {
        !things.isEmpty && !other.things.isEmpty && things.isDisjoint(with: other.things)
    }

    func joined(with other: Sense) -> Sense {
        Sense(
            sum: zip(sum, other.sum).map { $0 + $1 }, members: members + other.members,
            scale: scale, stances: stances.union(other.stances), things: things.union(other.things),
            poles: poles.union(other.poles), wanted: wanted.union(other.wanted),
            unwanted: unwanted.union(other.unwanted))
    }
}
