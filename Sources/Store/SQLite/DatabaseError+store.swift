internal import GRDB

extension DatabaseError {
    /// True where the store as a whole cannot be used, whatever row is written; it may be well again later.
    var concernsTheStore: Bool {
        [
            .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_FULL, .SQLITE_READONLY, .SQLITE_IOERR, .SQLITE_CANTOPEN,
            .SQLITE_PERM, .SQLITE_NOMEM, .SQLITE_PROTOCOL, .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_AUTH,
        ].contains(resultCode)
    }

    /// True where this connection will not recover by itself, but a new one may: SQLite decides on opening
    /// whether it may write.
    var needsNewConnection: Bool {
        [.SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_NOTADB, .SQLITE_CORRUPT]
            .contains(resultCode)
    }
}

extension StoreError {
    /// A failure of SQLite in the store's words.
    init(_ error: any Error) {
        guard let error = error as? DatabaseError else {
            self = error as? StoreError ?? StoreError("the store failed: \(error)")
            return
        }
        let reason = "\(error.resultCode.rawValue): \(error.message ?? "no reason given")"
        self.init(
            "SQLite error \(reason)", code: error.concernsTheStore ? .unavailable : .other)
    }
}
