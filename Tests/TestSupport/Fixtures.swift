import Foundation

/// The recorded telemetry of the repository's `fixtures` folder.
package enum Fixtures {
    /// The repository's root, found from this file.
    package static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    package static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: "\(root)/fixtures/\(path)")))
    }
}
