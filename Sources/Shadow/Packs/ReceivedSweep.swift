package import Events
internal import Git

/// Clears up among the snapshots that other machines sent: drops what is too old, then the oldest while there
/// is too much, and makes one pack of many.
package struct ReceivedSweep: Sendable {
    private let folder: String
    private let limits: ReceivedLimits

    /// `folder` is that of all tenants.
    package init(_ folder: String, limits: ReceivedLimits) {
        self.folder = folder
        self.limits = limits
    }

    /// Makes one round, which is bounded: what is left over is for the next one.
    ///
    /// Blocking. A store that somebody uses, or that is broken, is passed over.
    package func run(now: Timestamp) -> ReceivedUse {
        var tenants: [String: Sweep] = [:]
        for path in FilePath.names(in: folder).map({ "\(folder)/\($0)" }) where FilePath.isFolder(path) {
            tenants[path] = Sweep(
                layout: ShadowLayout(root: path), limits: SnapshotLimits(), now: now, marker: "objects")
        }
        var round = Round(
            tenants: tenants, limits: limits, seconds: now.milliseconds / 1000,
            deadline: Deadline(seconds: limits.seconds))
        round.run()
        return round.use
    }

    private struct Round {
        let tenants: [String: Sweep]
        let limits: ReceivedLimits
        /// Now.
        let seconds: Int64
        let deadline: Deadline
        var use = ReceivedUse()

        mutating func run() {
            let names = tenants.keys.sorted()
            for name in names { dropOld(name) }
            measure(names)
            for name in names { makeRoom([name], limits.tenantBytes) }
            makeRoom(names, limits.bytes)
            for name in names { joinPacks(name) }
            measure(names)
        }

        private mutating func measure(_ names: [String]) {
            for name in names { use.tenants[name] = Sweep.bytes(below: name) }
        }

        private func used(_ names: [String]) -> Int64 { names.reduce(0) { $0 + (use.tenants[$1] ?? 0) } }

        private mutating func dropOld(_ name: String) {
            guard let sweep = tenants[name], hasTime() else { return }
            let oldest = seconds - Int64(limits.days) * 86_400
            attempt { try sweep.drop(sweep.sessions().filter { $0.seconds < oldest }) }
        }

        /// Begins at nine tenths of what may be and ends at eight, so that senders seldom meet the limit itself.
        ///
        /// The oldest go first: one, then twice as many, since each time costs a whole store.
        private mutating func makeRoom(_ names: [String], _ limit: Int64) {
            guard used(names) > limit / 10 * 9 else { return }
            let active = seconds - Int64(limits.activeHours) * 3600
            var sessions = names.compactMap { tenants[$0] }.flatMap { $0.sessions() }
                .filter { $0.seconds < active }.sorted { $0.seconds < $1.seconds }[...]
            var count = 1
            while used(names) > limit / 10 * 8, !sessions.isEmpty, hasTime() {
                // Which sweep drops them does not matter: each session says where it lies.
                if let sweep = tenants[names[0]] { attempt { try sweep.drop(Array(sessions.prefix(count))) } }
                sessions = sessions.dropFirst(count)
                count *= 2
                measure(names)
            }
        }

        private mutating func joinPacks(_ name: String) {
            for store in tenants[name]?.stores() ?? [] {
                let packs = FilePath.names(in: "\(store)/objects/pack").count { $0.hasSuffix(".pack") }
                guard packs >= limits.packs, hasTime() else { continue }
                attempt {
                    guard let lock = try FileLock("\(store).lock", .alone, seconds: 0) else { return }
                    try withExtendedLifetime(lock) { try Compaction(store: store).run() }
                }
            }
        }

        private mutating func hasTime() -> Bool {
            if deadline.isOver { use.isComplete = false }
            return use.isComplete
        }

        private mutating func attempt(_ body: () throws -> Void) {
            do {
                try body()
            } catch {
                use.troubles.append("\(error)")
            }
        }
    }
}
