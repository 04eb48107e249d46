extension CandidateRecord {
    /// Of the candidates of one name, that which a person means beside the skill of that name: one that waits for a
    /// person to follow it, from whichever cluster, else that of the skill's own cluster.
    ///
    /// A cluster that says what a skill says is drafted under that skill's name.
    package static func meant(among all: [CandidateRecord], beside skill: SkillRecord?) -> CandidateRecord? {
        guard let skill else { return all.first { $0.status == .proposed } ?? all.first }
        let own = all.first { $0.cluster == skill.cluster }
        let waiting = ([own].compactMap(\.self) + all).first {
            $0.status == .proposed && $0.markdown != skill.markdown
        }
        return waiting ?? own
    }
}
