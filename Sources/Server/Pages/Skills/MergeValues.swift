internal import Events
internal import Store

/// What a page says of a draft that was merged into a person's text.
struct MergeValues: Sendable {
    /// What stands as the person wrote it, and what of the draft does not.
    struct Place: Sendable {
        let lines: [DiffLine]
    }

    private static let mostConflicts = 50

    let text: String
    let conflicts: [Place]
    let hasConflicts: Bool

    init(_ merge: CandidateMerge) {
        let author = merge.kept.author.map { " by \($0.oneLine(80))" } ?? ""
        text =
            "The draft is merged into v\(merge.kept.version)\(author): approving it keeps all manual edits."
        conflicts = merge.conflicts.prefix(Self.mostConflicts).map { conflict in
            Place(
                lines: DiffLine.lines(
                    conflict.kept.map { " " + $0 } + conflict.notTaken.map { "-" + $0 }))
        }
        hasConflicts = !conflicts.isEmpty
    }
}
