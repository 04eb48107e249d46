internal import API
internal import Events
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

    private static let fresh = Duration.seconds(1)
    private static let usable = Duration.seconds(2)
    private let skills: any SkillStore
    private let capacity: Int
    private let entries = Mutex<[TenantID: Entry]>([:])

    init(skills: any SkillStore, capacity: Int = 64) {
        self.skills = skills
        self.capacity = capacity
    }

    func library(of tenant: TenantID) async throws -> Library {
        let changes = skills.libraryChanges
        let now = ContinuousClock.now
        let known: Library? = entries.withLock { entries in
            guard let entry = entries[tenant], entry.changes == changes else { return nil }
            let age = now - entry.checkedAt
            if age < Self.fresh { return entry.library }
            guard entry.isBeingChecked, age < Self.usable else {
                entries[tenant]?.isBeingChecked = true
                return nil
            }
            return entry.library
        }
        if let known { return known }
        return try await check(tenant, changes: changes, at: now)
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
            revision: revision, skills: records, candidates: try await skills.candidates(tenant: tenant),
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
