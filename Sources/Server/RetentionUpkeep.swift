internal import Events
internal import Logging
internal import ServiceLifecycle
internal import Store

/// Lets old telemetry go: at the start and every hour, in batches so small that requests pass between them.
struct RetentionUpkeep: Service {
    /// Rows a transaction, and how long others have the writer to themselves after each.
    private static let rows = 200
    private static let pause = Duration.milliseconds(25)
    /// However little room there is, the last day stays.
    private static let day: Int64 = 86_400_000

    let store: any RetentionStore
    let limits: RetentionLimits
    let counts: ExpiredCounts
    let now: @Sendable () -> Timestamp
    let log: Logger
    private let complaints = Complaints()

    init(
        _ store: any RetentionStore, _ limits: RetentionLimits, counts: ExpiredCounts,
        now: @escaping @Sendable () -> Timestamp, log: Logger
    ) {
        (self.store, self.limits, self.counts, self.now, self.log) = (store, limits, counts, now, log)
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await round()
                } catch is CancellationError {
                    return
                } catch {
                    complaints.note(
                        "old telemetry stays for now", ["error": "\(error)"], level: .warning, log: log)
                }
                // Cut short by a shutdown only, and then the loop ends.
                try? await Task.sleep(for: .seconds(3600))
            }
        }
    }

    /// Once through all that is too old or too much.
    ///
    /// - Returns: What went.
    @discardableResult func round() async throws -> Expired {
        var gone = Expired()
        if let days = limits.days {
            gone += try await expire(
                before: Timestamp(milliseconds: now().milliseconds - Int64(days) * Self.day))
        }
        if let bytes = limits.bytes {
            gone += try await makeRoom(bytes)
            try await shrinkFile(to: bytes)
        }
        counts.endRound(at: now())
        if !gone.isEmpty {
            log.info(
                "old telemetry went",
                metadata: [
                    "sessions": "\(gone.sessions)", "events": "\(gone.events)", "traces": "\(gone.traces)",
                    "messages": "\(gone.messages)", "raw_events": "\(gone.rawEvents)", "jobs": "\(gone.jobs)",
                ])
        }
        return gone
    }

    /// Begins above the limit and ends a little below it, so that the next hour's telemetry has room: a sixteenth of
    /// the time that is kept, then the next, and no batch more than it takes.
    private func makeRoom(_ bytes: Int64) async throws -> Expired {
        var gone = Expired()
        guard try await store.usedBytes() > bytes, let oldest = try await store.oldestRawEvent() else {
            return gone
        }
        let end = now().milliseconds - Self.day
        let step = max((end - oldest.milliseconds) / 16, Self.day / 24)
        var cutoff = oldest.milliseconds
        let goal = bytes - bytes / 32
        while cutoff < end, try await store.usedBytes() > goal {
            cutoff = min(cutoff + step, end)
            gone += try await expire(before: Timestamp(milliseconds: cutoff), downTo: goal)
        }
        if try await store.usedBytes() > bytes {
            complaints.note(
                "the store is larger than it may be, but what is left is of the last day or still needed",
                ["limit": "\(bytes)"], level: .warning, log: log)
        }
        return gone
    }

    /// Freed room is used again; where there is much of it beyond the limit, the disk gets it back.
    ///
    /// An eighth is what an hour may bring without the file being written anew for it each time.
    private func shrinkFile(to bytes: Int64) async throws {
        let (file, used) = (try await store.fileBytes(), try await store.usedBytes())
        guard file - max(used, bytes) > bytes / 8 else { return }
        do {
            try await store.shrink()
            let left = try await store.fileBytes()
            log.info("the store's file is smaller", metadata: ["from": "\(file)", "to": "\(left)"])
        } catch {
            complaints.note(
                "the store's file stays larger than it may be", ["error": "\(error)"], level: .warning,
                log: log)
        }
    }

    /// Lets go what is older, down to so many bytes where a goal is named.
    private func expire(before: Timestamp, downTo goal: Int64? = nil) async throws -> Expired {
        var gone = Expired()
        var sweep = ExpirySweep(before: before, looksForLeftovers: !counts.hasSwept)
        while let batch = try await store.expire(&sweep, atMost: Self.rows) {
            gone += batch
            counts.add(batch)
            if let goal, try await store.usedBytes() <= goal { return gone }
            try await Task.sleep(for: Self.pause)
        }
        counts.endSweep()
        return gone
    }
}
