package import Events

/// What a server asks to know cheaply whether the library that it serves is still the one in the store.
package protocol LibraryStore: Sendable {
    /// Grows with every change of the tenant's skills or candidates, whichever program made it.
    func libraryRevision(tenant: TenantID) async throws -> Int64
    /// Grows with every change that this program made; no question to the store.
    var libraryChanges: Int { get }

    /// Grows with every change of the tenant's corrections or clusters, whichever program made it.
    func learningRevision(tenant: TenantID) async throws -> Int64
    /// All corrections without their words, the oldest first.
    func occurrences(tenant: TenantID) async throws -> [CorrectionOccurrence]
    /// How many corrections each of some sessions has; those without any are missing.
    func correctionCounts(of sessions: [SessionKey], tenant: TenantID) async throws -> [SessionKey: Int]
    /// The corrections that fit, the last first.
    func corrections(_ query: CorrectionQuery, tenant: TenantID) async throws -> [Correction]
}

/// Which corrections are wanted.
package struct CorrectionQuery: Sendable {
    package var before: PageMark?
    package var limit: Int
    package var agent: Agent?
    package var session: String?
    package var repository: String?
    /// Those of one cluster.
    package var cluster: Cluster.ID?

    package init(limit: Int) { self.limit = limit }
}
