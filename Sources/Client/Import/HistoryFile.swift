package import Events
package import Transcripts

/// A file in which an agent, or SpecStory, keeps the history of a session.
package struct HistoryFile: Sendable, Equatable {
    package var format: TranscriptFormat
    package var path: String
    package var bytes: Int
    package var modified: Timestamp

    package init(format: TranscriptFormat, path: String, bytes: Int, modified: Timestamp) {
        self.format = format
        self.path = path
        self.bytes = bytes
        self.modified = modified
    }
}

/// What a search for histories found, and what of it cannot be read.
package struct FoundHistories: Sendable {
    package struct Problem: Sendable, Equatable, Codable {
        package var path: String
        package var reason: String
    }

    package var files: [HistoryFile] = []
    package var problems: [Problem] = []

    package var bytes: Int { files.reduce(0) { $0 + $1.bytes } }
}
