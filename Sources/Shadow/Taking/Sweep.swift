internal import Events
internal import Git

/// Drops sessions that are too old, and the oldest ones while the stores take too much room.
///
/// A store in which anybody works is left for the next time.
struct Sweep {
    let layout: ShadowLayout
    let limits: SnapshotLimits
    let now: Timestamp
    /// What makes a folder a store.
    var marker = "workspace.json"

    struct Session {
        var store: String
        /// `<agent>/<session>`.
        var name: String
        var seconds: Int64
    }

    func run() throws {
        var sessions = self.sessions()
        let oldest = now.milliseconds / 1000 - Int64(limits.days) * 86_400
        try drop(sessions.filter { $0.seconds < oldest })
        sessions.removeAll { $0.seconds < oldest }
        let active = now.milliseconds / 1000 - Int64(limits.activeHours) * 3600
        for session in sessions where session.seconds < active {
            guard Self.bytes(below: layout.root) > limits.storeBytes else { return }
            try drop([session])
        }
    }

    /// All sessions, the oldest first.
    func sessions() -> [Session] { stores().flatMap(sessions).sorted { $0.seconds < $1.seconds } }

    func stores() -> [String] {
        FilePath.names(in: layout.root).map { "\(layout.root)/\($0)" }
            .filter { FilePath.status("\($0)/\(marker)") != nil }
    }

    private func sessions(_ store: String) -> [Session] {
        FilePath.names(in: "\(store)/sessions").flatMap { agent in
            FilePath.names(in: "\(store)/sessions/\(agent)").map { "\(agent)/\($0)" }
        }.map { name in
            let folder = "\(store)/sessions/\(name)"
            let status = FilePath.status("\(folder)/looks.jsonl") ?? FilePath.status(folder)
            return Session(store: store, name: name, seconds: status?.modified.seconds ?? 0)
        }
    }

    /// Drops sessions, except those of stores in which anybody works.
    ///
    /// - Throws: The first failure, when the other stores are done.
    func drop(_ sessions: [Session]) throws {
        var failure: (any Error)?
        for (store, sessions) in Dictionary(grouping: sessions, by: \.store) {
            do { try drop(sessions, of: store) } catch { failure = failure ?? error }
        }
        if let failure { throw failure }
    }

    private func drop(_ sessions: [Session], of store: String) throws {
        guard let lock = try FileLock("\(store).lock", .alone, seconds: 0) else { return }
        try withExtendedLifetime(lock) {
            let dropped = sessions.filter { isStillOld($0) }
            for session in dropped { try remove(session) }
            if self.sessions(store).isEmpty {
                FileRemoval.folder(store)
            } else if !dropped.isEmpty {
                try Compaction(store: store).run()
            }
        }
    }

    /// It may have been looked at since the list was made.
    private func isStillOld(_ session: Session) -> Bool {
        sessions(session.store).contains { $0.name == session.name && $0.seconds <= session.seconds }
    }

    private func remove(_ session: Session) throws {
        let repository = try Repository(bare: session.store)
        try repository.removeReference("refs/sessions/\(session.name)")
        FileRemoval.folder("\(session.store)/sessions/\(session.name)")
    }

    static func bytes(below folder: String) -> Int64 {
        var bytes: Int64 = 0
        var open = [folder]
        while let folder = open.popLast() {
            for path in FilePath.names(in: folder).map({ "\(folder)/\($0)" }) {
                guard let status = FilePath.linkStatus(path) else { continue }
                if status.kind == .folder { open.append(path) } else { bytes += status.size }
            }
        }
        return bytes
    }
}
