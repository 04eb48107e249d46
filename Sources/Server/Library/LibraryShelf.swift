internal import API
internal import Events
internal import Harness
internal import Store
internal import Synchronization

/// The libraries that were served a moment ago, so that not every request asks the store.
///
/// What this process changes is seen by the very next request. What another one changes (a command on the same
/// file) is seen within two seconds: a library's revision is asked for once a second, by one request, while the
/// others are answered with what was known; nothing older than two seconds is ever answered with.
final class LibraryShelf: Sendable {
    private struct Entry {
        var library: Library
        /// What the store had counted before the library was read.
        var changes: Int
        var checkedAt: ContinuousClock.Instant
        var isBeingChecked = false
    }

    private let skills: any SkillStore
    private let fresh: Duration
    private let capacity: Int
    private let entries = Mutex<[TenantID: Entry]>([:])

    /// - Parameters:
    ///   - skills: The store.
    ///   - fresh: For how long a library is answered with before the store is asked; twice as long while it is.
    ///   - capacity: How many libraries are kept.
    init(skills: any SkillStore, fresh: Duration = .seconds(1), capacity: Int = 64) {
        self.skills = skills
        self.fresh = fresh
        self.capacity = capacity
    }

    func library(of tenant: TenantID) async throws -> Library {
        let changes = skills.libraryChanges
        let now = ContinuousClock.now
        if let known = fresh(tenant, at: now, orCheck: true) { return known }
        return try await check(tenant, changes: changes, at: now)
    }

    /// The library where it needs no look into the store.
    ///
    /// - Parameters:
    ///   - tenant: Whose it is.
    ///   - now: The time.
    ///   - willCheck: Whether who hears nil looks into the store; the others go on with what is known meanwhile.
    /// - Returns: nil where the store has to be asked first.
    func fresh(
        _ tenant: TenantID, at now: ContinuousClock.Instant, orCheck willCheck: Bool = false
    ) -> Library? {
        let changes = skills.libraryChanges
        return entries.withLock { entries in
            guard let entry = entries[tenant], entry.changes == changes else { return nil }
            let age = now - entry.checkedAt
            if age < fresh || (entry.isBeingChecked && age < fresh * 2) { return entry.library }
            if willCheck { entries[tenant]?.isBeingChecked = true }
            return nil
        }
    }

    private func check(
        _ tenant: TenantID, changes: Int, at now: ContinuousClock.Instant
    ) async throws -> Library {
        do {
            // Before the rows: what changes in between is found at the next check.
            let revision = try await skills.libraryRevision(tenant: tenant)
            let known = entries.withLock { $0[tenant]?.library }
            let library =
                if let known, known.revision == revision { known } else {
                    try await read(tenant, revision: revision)
                }
            put(Entry(library: library, changes: changes, checkedAt: now), of: tenant)
            return library
        } catch {
            entries.withLock { $0[tenant]?.isBeingChecked = false }
            throw error
        }
    }

    private func read(_ tenant: TenantID, revision: Int64) async throws -> Library {
        let records = try await skills.skills(tenant: tenant)
        return Library(
            revision: revision, skills: records,
            candidates: try await skills.mergedCandidates(tenant: tenant),
            retirements: try await retirements(of: records, tenant))
    }

    private func retirements(
        of records: [SkillRecord], _ tenant: TenantID
    ) async throws -> [String: [RetirementView]] {
        let proposals = try await skills.proposals(tenant: tenant)
        guard !proposals.isEmpty else { return [:] }
        let decisions = try await skills.decisions(of: nil, tenant: tenant)
        return records.filter { $0.status == .approved }.reduce(into: [:]) { open, skill in
            open[skill.id] = .open(skill.id, decisions, proposals)
        }
    }

    private func put(_ entry: Entry, of tenant: TenantID) {
        entries.withLock { entries in
            if entries[tenant] == nil, entries.count >= capacity,
                let oldest = entries.min(by: { $0.value.checkedAt < $1.value.checkedAt })
            {
                entries[oldest.key] = nil
            }
            // Whoever began later knows better.
            guard entries[tenant].map({ $0.checkedAt <= entry.checkedAt }) ?? true else { return }
            entries[tenant] = entry
        }
    }
}
