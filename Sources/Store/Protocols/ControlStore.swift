package import Events

/// What stays with the server itself: keys and jobs.
package protocol ControlStore: Sendable {
    func addKey(_ key: KeyRecord) async throws
    /// The key with this public id, revoked and expired ones included: the caller decides.
    func key(id: String) async throws -> KeyRecord?
    func keys() async throws -> [KeyRecord]
    /// - Returns: False where there is no such key.
    func revokeKey(id: String, at: Timestamp) async throws -> Bool

    /// Adds a job, unless one of the tenant waits or runs already: then that one is the answer.
    func enqueue(_ job: JobRecord) async throws -> JobRecord
    /// Takes the oldest waiting job, of any tenant that has none running, and marks it as running.
    func takeJob(at: Timestamp) async throws -> JobRecord?
    func saveJob(_ job: JobRecord) async throws
    func job(_ id: String, tenant: TenantID) async throws -> JobRecord?
    /// Puts jobs that a stopped server left running back to waiting; its stages pick up where they were.
    func requeueAbandonedJobs() async throws
}

/// An API key: everything but the secret itself.
package struct KeyRecord: Sendable, Codable, Equatable, Identifiable {
    /// The key's public part.
    package var id: String
    package var tenant: TenantID
    package var name: String
    /// SHA-256 of the whole key; 190 random bits need no slow hash.
    package var digest: String
    package var createdAt: Timestamp
    package var expiresAt: Timestamp?
    package var revokedAt: Timestamp?
    /// What it may be used for; a key made before there were scopes has all of them.
    package var scopes: Set<KeyScope>

    package init(
        id: String, tenant: TenantID, name: String, digest: String, createdAt: Timestamp,
        expiresAt: Timestamp? = nil,
        revokedAt: Timestamp? = nil, scopes: Set<KeyScope> = .all
    ) {
        self.id = id
        self.tenant = tenant
        self.name = name
        self.digest = digest
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
        self.scopes = scopes
    }

    package func isLive(at now: Timestamp) -> Bool {
        revokedAt == nil && expiresAt.map { now < $0 } ?? true
    }
}

/// One run of the pipeline.
package struct JobRecord: Sendable, Codable, Equatable, Identifiable {
    package enum Status: String, Sendable, Codable {
        case waiting, running, done, failed

        package var isOver: Bool { self == .done || self == .failed }
    }

    package var id: String
    package var tenant: TenantID
    package var status: Status
    /// One entry a stage that was begun, in their order.
    package var stages: [StageProgress]
    package var createdAt: Timestamp
    package var startedAt: Timestamp?
    package var finishedAt: Timestamp?
    /// What came out, as JSON (`GenerationReport`); nil until it is done.
    package var report: String?
    package var error: String?

    package init(id: String, tenant: TenantID, createdAt: Timestamp) {
        self.id = id
        self.tenant = tenant
        self.status = .waiting
        self.stages = []
        self.createdAt = createdAt
    }
}
