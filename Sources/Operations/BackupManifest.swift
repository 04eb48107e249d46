package import Store

/// What a backup holds, so that whoever restores it knows whether all of it is there and unharmed.
package struct BackupManifest: Sendable, Codable, Equatable {
    package struct File: Sendable, Codable, Equatable {
        /// Below the backup's folder.
        package var path: String
        package var bytes: Int64
        package var sha256: String
    }

    static let fileName = "manifest.json"
    static let database = "moda.sqlite"
    static let snapshots = "received-shadow"
    /// Of the layout; a reader refuses a later one.
    static let currentFormat = 1

    package var format = currentFormat
    /// The program that made it.
    package var version: String
    package var createdAt: String
    /// The steps of the store's schema.
    package var schema: [String]
    package var files: [File]
    /// What had been forgotten by then.
    package var forgotten: [ForgottenDigest]
}
