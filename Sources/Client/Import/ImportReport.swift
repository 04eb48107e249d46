/// What an import did.
package struct ImportReport: Sendable, Equatable, Codable {
    /// Files, and their bytes, that were read now.
    package var files = 0
    package var bytes = 0
    /// Files of which the server had everything already.
    package var unchangedFiles = 0
    package var sessions = 0
    package var records = 0
    package var prompts = 0
    package var toolCalls = 0
    /// Secrets that stand as `[REDACTED:…]` in what was sent.
    package var redactions = 0
    package var batches = 0
    package var sentBytes = 0
    /// Lines that gave no record, by reason.
    package var skipped: [String: Int] = [:]
    package var problems: [FoundHistories.Problem] = []
    /// True where the person stopped it before its end.
    package var wasStopped = false

    package init() {}
}

/// How far an import is.
package struct ImportProgress: Sendable, Equatable {
    /// Bytes of files that are done, and of all files.
    package var bytes = 0
    package var allBytes = 0
    package var files = 0
    package var allFiles = 0
    package var sessions = 0
    package var prompts = 0

    package init() {}
}
