internal import Events
internal import Skills

extension Cluster {
    /// The cluster with no more than the members that its rule rests on, counted anew; it keeps its id.
    ///
    /// The same for a draft and for its judgement: both make it of the whole cluster.
    func core(of members: [Correction]) -> Cluster {
        let kept = RuleSupport.members(of: self, members)
        guard kept.count < members.count else { return self }
        var core = self
        core.members = kept.map(\.id)
        return core.joined(with: core, members: kept)
    }
}
