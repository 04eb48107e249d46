internal import Events

/// A cluster with its corrections.
struct DraftEvidence {
    let cluster: Cluster
    let members: [Correction]

    /// The part of it that a rule rests on.
    var core: DraftEvidence {
        let core = cluster.core(of: members)
        let kept = Set(core.members)
        return DraftEvidence(cluster: core, members: members.filter { kept.contains($0.id) })
    }

    /// Changes with whatever a draft is made of.
    var digest: String {
        ContentID.make(
            [cluster.instruction] + members.flatMap { [$0.id, $0.instruction, $0.words] }
                + (cluster.files.map { ["files"] + $0.globs } ?? []))
    }

    /// The same where a model made the draft, whichever it was: another model is no reason to draft again.
    var modelDigest: String { "model " + digest }

    static func older(_ one: DraftEvidence, _ other: DraftEvidence) -> Bool {
        (one.members.first?.at.milliseconds ?? 0, one.cluster.id)
            < (other.members.first?.at.milliseconds ?? 0, other.cluster.id)
    }
}
