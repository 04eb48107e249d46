/// How a listing routes situations with a candidate in it, and how it did without.
struct Routing {
    /// Of the candidate's own situations, those that bring it to mind among the first few.
    let drawn: Int
    let own: Int
    /// Situations of other skills that found them before and find the candidate now.
    let hijacked: Int
    /// Situations of other skills that found them before.
    let routed: Int
    /// Other situations that have nothing to do with it and bring it to mind first, as strongly as its own do.
    let strayed: Int
    let others: Int

    /// How many skills an agent looks at.
    private static let first = 3

    init(
        candidate: SkillListing.Entry, own: [Situation], others: [Situation],
        library: [SkillListing.Entry], owners: [String: String], words: Memo<[String]>
    ) {
        let before = SkillListing(library)
        let after = SkillListing(library + [candidate])
        let ownHits = own.map { after.hits(forWords: words($0.text)) }
        let scores = ownHits.compactMap { $0.first { $0.name == candidate.name }?.score }.sorted()
        let usual = scores.isEmpty ? 0 : scores[scores.count / 2]
        drawn = ownHits.count { $0.prefix(Self.first).contains { $0.name == candidate.name } }
        self.own = own.count
        var (hijacked, routed, strayed) = (0, 0, 0)
        for other in others {
            let said = words(other.text)
            let leader = after.hits(forWords: said).first
            let isTaken = leader?.name == candidate.name
            if let owner = owners[other.cluster], before.hits(forWords: said).first?.name == owner {
                routed += 1
                if isTaken { hijacked += 1 }
            } else if isTaken, let leader, usual > 0, leader.score >= usual {
                strayed += 1
            }
        }
        (self.hijacked, self.routed, self.strayed) = (hijacked, routed, strayed)
        self.others = others.count - routed
    }
}
