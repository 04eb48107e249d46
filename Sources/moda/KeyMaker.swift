import Events
import Store

/// Makes API keys; the only place that ever holds one in full is its maker's terminal or configuration.
struct KeyMaker {
    let store: any ControlStore

    func make(
        name: String, tenant: TenantID, expiresAt: Timestamp? = nil, scopes: Set<KeyScope> = .all
    ) async throws -> APIKey {
        var random = SystemRandomNumberGenerator()
        let key = APIKey.generate(using: &random)
        try await store.addKey(
            KeyRecord(
                id: key.id, tenant: tenant, name: name, digest: key.digest, createdAt: Surroundings.now,
                expiresAt: expiresAt, scopes: scopes))
        return key
    }
}
