package import Events
package import Foundation

/// When the run of each night is due: a time of day in a time zone, and for each tenant a little later, so that not
/// all begin at once.
package struct NightlySchedule: Sendable, Equatable {
    /// Minutes after midnight.
    package var minute: Int
    package var zone: TimeZone
    /// Seconds over which tenants are spread, each always at the same place.
    package var spread = 900

    package init(minute: Int, zone: TimeZone, spread: Int = 900) {
        self.minute = minute
        self.zone = zone
        self.spread = spread
    }

    /// Reads `03:00`; nil where it is no time of day.
    package init?(timeOfDay text: String, zone: TimeZone) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2,
            parts.allSatisfy({ (1...2).contains($0.utf8.count) && $0.allSatisfy(\.isNumber) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        self.init(minute: hour * 60 + minute, zone: zone)
    }

    /// The last time at which a tenant's run was due, now included.
    ///
    /// On a day whose clock leaves that time out, it is due as much later as the clock was put forward; on one that
    /// has it twice, at the first.
    package func lastDue(by now: Timestamp, tenant: TenantID) -> Timestamp {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let moment = Date(timeIntervalSince1970: Double(now.milliseconds) / 1_000)
        for days in 0...2 {
            guard let day = calendar.date(byAdding: .day, value: -days, to: moment) else { continue }
            var parts = calendar.dateComponents([.year, .month, .day], from: day)
            (parts.hour, parts.minute) = (minute / 60, minute % 60)
            guard let date = calendar.date(from: parts) else { continue }
            let due = Int64(date.timeIntervalSince1970) * 1_000 + jitter(tenant)
            if due <= now.milliseconds { return Timestamp(milliseconds: due) }
        }
        return Timestamp(milliseconds: 0)
    }

    private func jitter(_ tenant: TenantID) -> Int64 {
        guard spread > 0 else { return 0 }
        let digest = UInt64(ContentID.make(["nightly", tenant.rawValue]).prefix(8), radix: 16) ?? 0
        return Int64(digest % UInt64(spread)) * 1_000
    }
}
