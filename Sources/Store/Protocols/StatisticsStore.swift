package import Events

/// Counts and sums over what came in.
package protocol StatisticsStore: Sendable {
    /// One row a group and program: days in their order, of all else what cost most first.
    func statistics(_ query: StatisticsQuery, tenant: TenantID) async throws -> [StatisticsRow]

    /// What came in during the last day, and how far the store is with it.
    func ingestHealth(at now: Timestamp, tenant: TenantID) async throws -> IngestHealth
}

/// Which numbers are wanted.
package struct StatisticsQuery: Sendable {
    package var grouping: StatisticsGrouping
    package var from: Timestamp
    /// The first moment that no longer counts.
    package var end: Timestamp
    /// One program only.
    package var provider: Provider?

    package init(by grouping: StatisticsGrouping, from: Timestamp, end: Timestamp, provider: Provider? = nil)
    {
        self.grouping = grouping
        self.from = from
        self.end = end
        self.provider = provider
    }
}
