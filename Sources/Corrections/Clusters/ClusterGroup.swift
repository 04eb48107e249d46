/// What is joined: some equal corrections to begin with, then what they have been joined with.
struct ClusterGroup {
    var members: [Int]
    /// The smallest number of a kind in it: an order that knows neither ids nor times.
    var kind: Int
    /// The sum of the members' vectors.
    var sum: Vector
    /// The sum of the members' signs.
    var signs: Vector
    var habits: Set<Int>
    /// Habits that are against one of its own.
    var avoided: Set<Int>

    /// The mean product of the members of one with those of the other.
    func mean(with other: ClusterGroup) -> Double {
        sum.dot(other.sum) / Double(members.count * other.members.count)
    }

    /// True where one wants what the other is against.
    ///
    /// Habits know their opposites; only where two share none do the signs of their words decide.
    func contradicts(_ other: ClusterGroup) -> Bool {
        guard avoided.isDisjoint(with: other.habits), other.avoided.isDisjoint(with: habits) else {
            return true
        }
        return habits.isDisjoint(with: other.habits) && signs.dot(other.signs) < 0
    }

    func joined(with other: ClusterGroup) -> ClusterGroup {
        ClusterGroup(
            members: members + other.members, kind: min(kind, other.kind), sum: sum + other.sum,
            signs: signs + other.signs, habits: habits.union(other.habits),
            avoided: avoided.union(other.avoided))
    }
}
