internal import Events
internal import GRDB

extension SQLiteStore {
    /// Stores the rows of LLM applications that one raw event held.
    func storeApplicationRows(_ found: Normalized, raw: Int64, tenant: TenantID, _ db: Database) throws {}
}
