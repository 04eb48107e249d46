internal import Events
internal import Gates

/// What the rules files of the repositories say that corrections came from.
struct RepositoryRules {
    /// Repositories that are looked at in one run.
    private static let most = 100
    /// Sessions of a repository that are tried, the newest first, until one has a snapshot.
    private static let tries = 5

    /// Nil where there are no snapshots.
    let source: (any RulesSource)?
    let tenant: TenantID
    private let sessions: [String: [SessionKey]]
    /// Names of skills that we write into repositories: what those say, an approved skill says.
    private let own: Set<String>
    private let memory = Memory()

    /// `sessions` are those that snapshots may have been taken of; a correction's own is tried beside them.
    init(
        source: (any RulesSource)?, tenant: TenantID, sessions: [Session] = [], own: Set<String> = []
    ) {
        self.source = source
        self.tenant = tenant
        self.own = own
        let newest = sessions.sorted { $0.lastAt > $1.lastAt }
        self.sessions = newest.reduce(into: [:]) { found, session in
            guard let repository = session.repository, found[repository]?.count ?? 0 < Self.tries else {
                return
            }
            found[repository, default: []].append(session.key)
        }
    }

    /// What is said in the repositories of the corrections, by the newest snapshot of each.
    ///
    /// Evidence beside the corrections: a snapshot that cannot be read must not stop a run.
    func reading(for corrections: [Correction]) async -> RulesReading {
        var last: [String: Correction] = [:]
        for correction in corrections {
            guard let repository = correction.repository else { continue }
            let isLater = last[repository].map { ($0.at, $0.id) < (correction.at, correction.id) } ?? true
            if isLater { last[repository] = correction }
        }
        var all = RulesReading()
        for (repository, correction) in last.sorted(by: { $0.key < $1.key }).prefix(Self.most) {
            if let found = await reading(of: repository, beside: correction.session) { all.add(found) }
        }
        return all
    }

    /// Nil where nobody looked at the repository.
    func reading(of repository: String, beside other: SessionKey? = nil) async -> RulesReading? {
        guard let source else { return nil }
        if let known = await memory.readings[repository] { return known }
        var found: RulesReading?
        for session in (sessions[repository] ?? []) + [other].compactMap(\.self) where found == nil {
            found = await read(session, source)
        }
        let reading = found.map { withoutOwn($0).of(repository) }
        await memory.keep(reading, of: repository)
        return reading
    }

    private func read(_ session: SessionKey, _ source: any RulesSource) async -> RulesReading? {
        do {
            return try await source.rules(of: session, tenant: tenant)
        } catch {
            var reading = RulesReading()
            reading.unread = [UnreadRules(file: "its rules files", reason: "the snapshot: \(error)")]
            return reading
        }
    }

    private func withoutOwn(_ reading: RulesReading) -> RulesReading {
        var reading = reading
        reading.lines.removeAll { RuleFile.skillName(of: $0.file).map(own.contains) ?? false }
        reading.unread.removeAll { RuleFile.skillName(of: $0.file).map(own.contains) ?? false }
        return reading
    }

    /// One run looks at each repository once.
    private actor Memory {
        private(set) var readings: [String: RulesReading?] = [:]

        func keep(_ reading: RulesReading?, of repository: String) { readings[repository] = .some(reading) }
    }
}
