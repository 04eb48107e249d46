internal import Events
internal import Gates

/// What the rules files of the repositories say that corrections came from.
struct RepositoryRules {
    /// Repositories that are looked at in one run.
    private static let most = 100

    /// Nil where there are no snapshots.
    let source: (any RulesSource)?
    let tenant: TenantID

    /// The lines of each repository's last session among the corrections.
    ///
    /// Evidence beside the corrections: a snapshot that cannot be read must not stop a run.
    func lines(for corrections: [Correction]) async -> [RuleLine] {
        guard let source else { return [] }
        var last: [String: Correction] = [:]
        for correction in corrections {
            guard let repository = correction.repository else { continue }
            let isLater = last[repository].map { ($0.at, $0.id) < (correction.at, correction.id) } ?? true
            if isLater { last[repository] = correction }
        }
        var found: [RuleLine] = []
        for (repository, correction) in last.sorted(by: { $0.key < $1.key }).prefix(Self.most) {
            // A snapshot that cannot be read tells of no rules: the worst is a skill that a file says already.
            let lines = (try? await source.rules(of: correction.session, tenant: tenant)) ?? []
            found += lines.map { line in
                var line = line
                line.repository = repository
                return line
            }
        }
        return found
    }
}
