package import Events

/// What stays with the server itself: keys and jobs.
package protocol ControlStore: JobStore {
    func addKey(_ key: KeyRecord) async throws
    /// The key with this public id, revoked and expired ones included: the caller decides.
    func key(id: String) async throws -> KeyRecord?
    func keys() async throws -> [KeyRecord]
    /// - Returns: False where there is no such key.
    func revokeKey(id: String, at: Timestamp) async throws -> Bool
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
