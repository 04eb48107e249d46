internal import Events
internal import Store
internal import Synchronization

/// What people keep correcting, counted once for as long as nothing of it changes.
///
/// A look costs two small reads; only after a change are all corrections gone through again, and without their words.
final class HabitShelf: Sendable {
    private struct Entry {
        let book: HabitBook
        let revisions: [Int64]
    }

    /// Corrections whose counts are kept, over all tenants: some tens of megabytes.
    private static let capacity = 200_000

    private let skills: any SkillStore
    private let entries = Mutex<[TenantID: Entry]>([:])

    init(_ skills: any SkillStore) { self.skills = skills }

    func book(of tenant: TenantID) async throws -> HabitBook {
        // Before the rows: what changes in between is found at the next look.
        let revisions = [
            try await skills.learningRevision(tenant: tenant),
            try await skills.libraryRevision(tenant: tenant),
        ]
        if let known = entries.withLock({ $0[tenant] }), known.revisions == revisions { return known.book }
        let book = try await HabitBook(skills, tenant: tenant)
        entries.withLock { entries in
            entries[tenant] = nil
            let others = entries.values.reduce(0) { $0 + $1.book.corrections.count }
            if others + book.corrections.count > Self.capacity { entries = [:] }
            guard book.corrections.count <= Self.capacity else { return }
            entries[tenant] = Entry(book: book, revisions: revisions)
        }
        return book
    }
}
