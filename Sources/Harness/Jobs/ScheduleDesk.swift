package import Events
package import Store

/// Starts the runs of the night, each once however many servers look at one store.
///
/// A night that nobody was there for is made up for, once, as soon as somebody is: after a week without a server
/// there is one run, not seven.
package actor ScheduleDesk {
    private let schedule: NightlySchedule
    private let control: any JobStore
    private let newID: @Sendable () -> String
    private var asked: [TenantID: Timestamp] = [:]

    package init(
        _ schedule: NightlySchedule, control: any JobStore, newID: @escaping @Sendable () -> String
    ) {
        self.schedule = schedule
        self.control = control
        self.newID = newID
    }

    /// Adds what is due now.
    ///
    /// - Returns: The jobs that were added.
    /// - Throws: What the store throws; then the next look tries again.
    package func look(at now: Timestamp) async throws -> [JobRecord] {
        var added: [JobRecord] = []
        for tenant in try await control.tenants() {
            let due = schedule.lastDue(by: now, tenant: tenant)
            guard asked[tenant] != due else { continue }
            let job = JobRecord(id: newID(), tenant: tenant, trigger: .schedule, createdAt: now)
            if let job = try await control.enqueue(job, due: due) { added.append(job) }
            asked[tenant] = due
        }
        return added
    }
}
