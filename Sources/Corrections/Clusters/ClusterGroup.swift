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
    /// The ends of scales that its members name.
    var poles: Set<Int> = []
    /// The numbers of all kinds in it, and of those that one of them is against.
    var kinds: Set<Int> = []
    var opposed: Set<Int> = []
    /// What a model says that they mean; nil where none was asked.
    var sense: Sense?

    /// The mean product of the members of one with those of the other.
    func mean(with other: ClusterGroup) -> Double {
        let byWords = sum.dot(other.sum) / Double(members.count * other.members.count)
        // Two habits that are known and differ are two rules, however near.
        let isOneHabit = habits.isEmpty || other.habits.isEmpty || !habits.isDisjoint(with: other.habits)
        guard isOneHabit, let sense, let others = other.sense else { return byWords }
        return byWords + sense.likeness(to: others, agreeing: signs.dot(other.signs) > 0)
    }

    /// True where one wants what the other is against.
    ///
    /// Habits know their opposites; only where two share none do the signs of their words decide.
    func contradicts(_ other: ClusterGroup) -> Bool {
        guard avoided.isDisjoint(with: other.habits), other.avoided.isDisjoint(with: habits) else {
            return true
        }
        guard opposed.isDisjoint(with: other.kinds) else { return true }
        guard habits.isDisjoint(with: other.habits) else { return false }
        return signs.dot(other.signs) < 0 || Poles.exclude(poles, other.poles) || isSplit(with: other)
    }

    /// True where the two are never to be in one group, whoever joins either and outweighs them.
    func excludes(_ other: ClusterGroup) -> Bool { takesOtherSide(than: other) && contradicts(other) }

    /// Of more members than this, those outvote a word that was ill read.
    private static let few = 4

    /// True for few of whom one is against what another wants, though the sum of their words is not.
    private func isSplit(with other: ClusterGroup) -> Bool {
        members.count + other.members.count <= ClusterGroup.few && takesOtherSide(than: other)
    }

    private func takesOtherSide(than other: ClusterGroup) -> Bool {
        guard let sense, let others = other.sense else { return false }
        return sense.takesOtherSide(than: others)
    }

    private func sense(with other: ClusterGroup) -> Sense? {
        guard let sense, let others = other.sense else { return sense ?? other.sense }
        return sense.joined(with: others)
    }

    func joined(with other: ClusterGroup) -> ClusterGroup {
        ClusterGroup(
            members: members + other.members, kind: min(kind, other.kind), sum: sum + other.sum,
            signs: signs + other.signs, habits: habits.union(other.habits),
            avoided: avoided.union(other.avoided), poles: poles.union(other.poles),
            kinds: kinds.union(other.kinds), opposed: opposed.union(other.opposed), sense: sense(with: other))
    }
}
