package import Events

/// The lines of a draft that state counted facts rather than instruct: where it applies, and who said it how
/// often.
///
/// The `provenance` gate makes them again from the same cluster, and takes no other line on trust.
package struct DraftNotes: Sendable, Equatable {
    package let applies: String
    package let counts: String
    /// What users said, oldest first, made safe for one line each.
    package let quotes: [String]

    package init(cluster: Cluster, corrections: [Correction]) {
        quotes = Quotes.chosen(from: corrections, for: cluster.instruction)
        applies = Self.place(cluster) + Self.files(cluster.files)
        counts =
            (quotes.isEmpty ? "Seen" : "Said") + Self.counts(cluster.recurrence)
            + (quotes.isEmpty ? "." : ":")
    }

    package var lines: [String] { [applies, counts] }

    private static func files(_ files: FileScope?) -> String {
        guard let files else { return "" }
        let globs = files.globs.map { "`\($0)`" }.joined(separator: ", ")
        return " Only seen with \(files.language.map { $0 + " files" } ?? "files below"): \(globs)."
    }

    private static func place(_ cluster: Cluster) -> String {
        switch cluster.scope {
        case .repository(let name) where !RepositoryName.short(name).isEmpty:
            "In the repository \(RepositoryName.short(name)); not seen elsewhere."
        case .everywhere where cluster.recurrence.repositories > 1:
            "Everywhere; seen in \(cluster.recurrence.repositories) repositories."
        case .repository, .everywhere: "Everywhere; nothing is known of where it was seen."
        }
    }

    private static func counts(_ recurrence: Recurrence) -> String {
        let sessions = counted(recurrence.sessions, "session")
        let days = counted(recurrence.days, "day")
        let people = recurrence.users == 1 ? "1 person" : "\(recurrence.users) people"
        return " in \(sessions) on \(days) by \(people)"
    }

}
