package import Events
package import Hooks
internal import Ingest

/// Delivers what hooks left in the spool: oldest first, one after another, each until the server has it.
///
/// One courier a spool. It may be killed at any moment: an item goes only when the server has it, and the
/// server knows a delivery that comes twice.
package struct Courier: Sendable {
    /// Where the server is, the key, and what the person agreed to; read anew for each item, since a person
    /// may mend them while the courier waits.
    package typealias Settings = @Sendable () -> (client: ClientSettings, file: ConfigurationFile)

    let spool: Spool
    let settings: Settings
    let patience: CourierPatience
    let now: @Sendable () -> Timestamp
    let intake = Intake(policy: CapturePolicy())
    /// What is told with the end of a session, and what is done after it.
    let ending: SessionEnding?

    package init(
        spool: Spool, settings: @escaping Settings, patience: CourierPatience = CourierPatience(),
        ending: SessionEnding? = nil, now: @escaping @Sendable () -> Timestamp
    ) {
        self.spool = spool
        self.settings = settings
        self.patience = patience
        self.ending = ending
        self.now = now
    }

    /// Works until nothing came for a while, or nothing can be delivered; if it is wanted, first what stands
    /// aside or was refused is tried once more.
    ///
    /// - Returns: False where another courier has this spool.
    @discardableResult
    package func run(withShelves: Bool = false) async -> Bool {
        guard let lock = FileLock(path: spool.lockPath), await take(lock) else { return false }
        if withShelves { await retryShelves() }
        while true {
            let outcome = await work()
            if case .cannot(_, let rest) = outcome {
                spool.settle()
                lock.stamp(now().milliseconds + rest)
            }
            lock.release(CourierStart.working)
            // Whoever found the lock held before this moment had left its item before.
            guard outcome == .done, !spool.names().isEmpty, lock.take(CourierStart.working) else {
                return true
            }
        }
    }

    /// Delivers one item that is on no disk; puts it there if there is room by now.
    package func run(with item: SpoolItem) async {
        let name = Spool.name(
            microseconds: item.observedAt.milliseconds.multipliedReportingOverflow(by: 1000).partialValue,
            process: 0)
        if spool.add(item.bytes, named: name) { return _ = await run() }
        _ = await deliver(persistently: item, for: patience.trying)
    }

    enum Outcome: Equatable {
        case done
        /// Why, and for how many milliseconds nobody need try again.
        case cannot(String, rest: Int64)
    }

    private func work() async -> Outcome {
        spool.removeAbandonedDrafts(now: now().milliseconds)
        spool.keepWithin(now: now().milliseconds)
        var idle = 0
        while idle <= patience.linger {
            for name in spool.names() {
                idle = 0
                let outcome = await deliver(name)
                guard outcome == .done else { return outcome }
            }
            await patience.wait(milliseconds: patience.glance)
            idle += patience.glance
        }
        return .done
    }

    /// Delivers one file of the spool and removes it.
    private func deliver(_ name: String) async -> Outcome {
        guard let bytes = spool.read(name), let item = SpoolItem(bytes: bytes) else {
            if spool.holds(name) { spool.refuse(name, because: "not an item of the spool") }
            return .done
        }
        let outcome = await deliver(persistently: item, for: patience.trying)
        switch outcome {
        case .delivered: spool.remove(name)
        case .refused(let reason): spool.refuse(name, because: reason)
        case .pointless(let reason): return stop(at: name, reason, patience.restWhenPointless)
        case .later(let reason, _): return stop(at: name, reason, patience.restWhenUnreachable)
        case .failed(let reason): return pass(over: name, reason)
        }
        spool.forgetTrouble()
        if outcome == .delivered { await ending?.follow(item, settings: settings()) }
        return .done
    }

    /// Ends the work at an item, and leaves word of why.
    private func stop(at name: String, _ reason: String, _ rest: Int64) -> Outcome {
        CourierTrouble(name, reason, isFailure: false, after: CourierTrouble(spool), now: now())
            .write(to: spool)
        return .cannot(reason, rest: rest)
    }

    /// Ends the work at an item at which the server failed, or goes on with the next where it did so too often.
    private func pass(over name: String, _ reason: String) -> Outcome {
        let trouble = CourierTrouble(name, reason, isFailure: true, after: CourierTrouble(spool), now: now())
        let isLong = now().milliseconds - trouble.since.milliseconds >= patience.failing
        if trouble.failures >= patience.failures, isLong, spool.setAside(name, because: reason) {
            spool.forgetTrouble()
            return .done
        }
        trouble.write(to: spool)
        return .cannot(reason, rest: patience.restWhenUnreachable)
    }

    /// A hook that asks whether anybody works disturbs nobody; a courier that is about to end does, for a
    /// moment.
    private func take(_ lock: FileLock) async -> Bool {
        for _ in 0..<10 {
            if lock.take(CourierStart.working) { return true }
            await patience.wait(milliseconds: 30)
        }
        return false
    }
}
