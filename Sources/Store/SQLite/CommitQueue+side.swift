internal import GRDB
internal import Synchronization

// While the store's own file is written anew, which takes its writer for long, commits go to a file beside it.
extension CommitQueue {
    /// Whether commits go to a file beside the store's, which is being written anew.
    var isAside: Bool { state.withLock { $0.side != nil } }

    /// Has commits go to a file beside the store's from now on.
    func divert(to side: SideFile, from pool: DatabasePool) {
        state.withLock { $0.side = side }
        // Those who wait for the store's own writer would wait for as long as it is busy.
        schedule(on: pool)
    }

    /// Moves what was committed beside the store into it, and has commits go there again.
    ///
    /// - Throws: Where it cannot be moved; it stays in its file then, and moves when the store is next opened.
    func bringBack(from side: SideFile, to pool: DatabasePool) throws {
        let moved = Result {
            try side.moveMost(into: pool)
            try side.queue.writeWithoutTransaction { db in
                try side.moveRest(db, into: pool)
                leave(side)
            }
            try side.remove(from: pool)
        }
        guard case .failure(let error) = moved else { return }
        leave(side)
        // What cannot be closed is closed with the process.
        try? side.queue.close()
        throw error
    }

    /// Another one may be in use by now.
    private func leave(_ side: SideFile) {
        state.withLock { if $0.side === side { $0.side = nil } }
    }
}
