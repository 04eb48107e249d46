internal import Foundation
internal import GRDB

/// A store as a file: copied, checked and looked into without the program that serves it.
package struct StoreFile: Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    /// Writes a copy as of one moment, while others read and write as ever.
    ///
    /// `VACUUM INTO` reads in one transaction, so that no writer makes it begin again as SQLite's backup calls
    /// would; what was deleted is not in it.
    ///
    /// - Throws: `StoreError` also while acknowledged events wait beside the store, which the copy would lack.
    package func copy(to target: String) throws {
        if let waiting = SideFile.paths(beside: path).first {
            throw StoreError(
                "acknowledged events wait in \(waiting) while the store is written anew: try again in some minutes, or "
                    + "start the server once if it ended meanwhile")
        }
        try Self.makePrivate(target)
        try inDatabase("copied", readonly: true) { db in
            try db.execute(sql: "VACUUM INTO ?", arguments: [target])
        }
    }

    /// - Throws: `StoreError` where SQLite finds a fault in the file, or it is of a newer schema, or none of ours.
    package func check() throws {
        try inDatabase("checked", readonly: false) { db in
            let faults = try String.fetchAll(db, sql: "PRAGMA integrity_check(3)")
            guard faults == ["ok"] else {
                throw StoreError("the store is damaged: \(faults.joined(separator: "; "))")
            }
            guard !(try Schema.steps(db)).isEmpty else { throw StoreError("this is no store of moda") }
            try Schema.refuseNewer(db)
        }
    }

    /// The steps that its schema has behind it.
    package func schema() throws -> [String] {
        try inDatabase("read", readonly: true) { try Schema.steps($0) }
    }

    /// What was forgotten in it; nothing for one that is older than forgetting.
    package func forgotten() throws -> [ForgottenDigest] {
        try inDatabase("read", readonly: true) { db in
            guard try db.tableExists("forgotten") else { return [] }
            return try Row.fetchAll(db, sql: "SELECT * FROM forgotten").compactMap(ForgottenDigest.init)
        }
    }

    /// Closes the file for all others and folds its log into it, so that it can be moved as one file.
    ///
    /// - Throws: `StoreError` where another program has it open.
    package func settleAlone() throws {
        do {
            try inDatabase("closed", readonly: false) { db in
                let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
                guard mode == "delete" else { throw StoreError("its log cannot be folded in") }
            }
        } catch let error as StoreError where error.code == .unavailable {
            throw StoreError(
                "the store at \(path) is in use by another program: stop 'moda serve' or 'moda up' first")
        }
    }

    private func inDatabase<Value>(
        _ deed: String, readonly: Bool, _ body: (Database) throws -> Value
    ) throws -> Value {
        guard FileManager.default.fileExists(atPath: path) else {
            throw StoreError("there is no store at \(path)")
        }
        var configuration = Configuration()
        configuration.readonly = readonly
        configuration.busyMode = .timeout(1)
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer {
                // Nothing is lost where closing fails: the process lets go of it in the end.
                try? queue.close()
            }
            return try queue.inDatabase(body)
        } catch let error as NewerSchema {
            throw StoreError("the store at \(path) \(error)")
        } catch let error as DatabaseError {
            let failure = StoreError(error)
            throw StoreError("\(path) cannot be \(deed): \(failure)", code: failure.code)
        }
    }

    /// An empty file that its owner alone may read.
    private static func makePrivate(_ path: String) throws {
        let isMade = FileManager.default.createFile(
            atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        guard isMade else { throw StoreError("cannot create \(path): is the folder there and writable?") }
    }
}
