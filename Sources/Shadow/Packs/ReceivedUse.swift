/// What a round of clearing up leaves.
package struct ReceivedUse: Sendable, Equatable {
    /// Bytes by the folder of a tenant.
    package var tenants: [String: Int64] = [:]
    /// False where time was over before all was done.
    package var isComplete = true
    /// Stores that could not be cleared up, and why; they are left as they are.
    package var troubles: [String] = []

    package init() {}
}
