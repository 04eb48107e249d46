package import Events

/// What a skill's metadata says about where it comes from, all of it counted from the evidence.
package enum Provenance {
    /// The metadata key that holds the id of the cluster that a skill was drafted from.
    package static let clusterKey = "moda-cluster"
    private static let scopeKey = "moda-scope"
    private static let globsKey = "moda-globs"
    private static let evidenceKey = "moda-evidence"
    private static let idsShown = 3

    package static func metadata(
        cluster: Cluster, sentences: [DraftSentence]
    ) -> [String: String] {
        let counts = cluster.recurrence
        return files(cluster.files).merging([
            clusterKey: cluster.id,
            "moda-corrections": String(counts.corrections),
            "moda-sessions": String(counts.sessions),
            "moda-days": String(counts.days),
            "moda-users": String(counts.users),
            "moda-repositories": String(counts.repositories),
            scopeKey: scope(cluster.scope),
            evidenceKey: evidence(sentences),
        ]) { _, counted in counted }
    }

    private static func files(_ files: FileScope?) -> [String: String] {
        guard let files else { return [:] }
        var metadata = [
            globsKey: files.globs.joined(separator: " "), "moda-file-sessions": String(files.sessions),
        ]
        metadata["moda-language"] = files.language
        return metadata
    }

    /// Whether a key tells what a draft rests on, in numbers and ids, rather than where the skill holds.
    package static func isCounted(_ key: String) -> Bool { counted.contains(key) }

    private static let counted: Set = [
        clusterKey, "moda-corrections", "moda-sessions", "moda-days", "moda-users", "moda-repositories",
        "moda-file-sessions", evidenceKey,
    ]

    /// The metadata with the evidence of these sentences alone; as it was where none is told of.
    package static func metadata(
        _ metadata: [String: String], restingOn sentences: [DraftSentence]
    ) -> [String: String] {
        guard metadata[evidenceKey] != nil else { return metadata }
        var metadata = metadata
        metadata[evidenceKey] = sentences.isEmpty ? nil : evidence(sentences)
        return metadata
    }

    /// The files that a skill is for, as its metadata says; none for a skill for all.
    package static func globs(of document: SkillDocument) -> [String] {
        (document.metadata[globsKey] ?? "").split(separator: " ").map(String.init)
    }

    /// Whether a skill holds in more places than an older version of it.
    package static func widens(_ document: SkillDocument, _ older: SkillDocument) -> Bool {
        if globs(of: document).isEmpty, !globs(of: older).isEmpty { return true }
        return document.metadata[scopeKey] == scope(.everywhere)
            && older.metadata[scopeKey].map { $0 != scope(.everywhere) } ?? false
    }

    private static func scope(_ scope: Scope) -> String {
        switch scope {
        case .repository(let name): "repository " + RepositoryName.short(name)
        case .everywhere: "everywhere"
        }
    }

    /// Per sentence the first corrections behind it, by the start of their ids: `1: 3fa9c2d1 77ab01cc +2; 2:
    /// 3fa9c2d1`.
    private static func evidence(_ sentences: [DraftSentence]) -> String {
        sentences.enumerated().map { index, sentence in
            let shown = sentence.evidence.prefix(idsShown).map { String($0.prefix(8)) }
            let more = sentence.evidence.count - shown.count
            return "\(index + 1): " + (shown + (more > 0 ? ["+\(more)"] : [])).joined(separator: " ")
        }.joined(separator: "; ")
    }
}
