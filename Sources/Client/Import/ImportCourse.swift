internal import Transcripts

/// Where an import is: what the server has, and what is counted so far.
struct ImportCourse: Sendable {
    private(set) var state: ImportState
    private(set) var progress = ImportProgress()
    var report = ImportReport()

    private let server: String
    private var sessions: Set<String> = []
    private var finishedBytes = 0
    /// Files that are being read, and how far.
    private var open: [String: Int] = [:]
    private var savedAt = ContinuousClock.now

    init(found: FoundHistories, state: ImportState, server: String) {
        self.state = state
        self.server = server
        report.problems = found.problems
        progress.allBytes = found.bytes
        progress.allFiles = found.files.count
    }

    func part(of file: HistoryFile) -> ImportState.Part? { state.part(of: file.path, on: server) }

    /// The server has the batch.
    mutating func note(_ batch: HistoryBatch, of file: HistoryFile) {
        state.note(batch.end, of: file.path, on: server)
        sessions.formUnion(batch.sessions)
        report.sessions = sessions.count
        report.prompts += batch.prompts
        report.toolCalls += batch.toolCalls
        if !batch.records.isEmpty { report.batches += 1 }
        report.records += batch.records.count
        for record in batch.records {
            report.sentBytes += record.utf8.count
            report.redactions +=
                record.split(separator: "[REDACTED:", omittingEmptySubsequences: false).count - 1
        }
        open[file.path] = batch.end.bytes
        measure()
    }

    mutating func add(bytes: Int, skipped: [TranscriptReader.Skip: Int]) {
        report.files += 1
        report.bytes += max(0, bytes)
        for (reason, count) in skipped { report.skipped[reason.rawValue, default: 0] += count }
    }

    mutating func finish(_ file: HistoryFile, isUnchanged: Bool) {
        if isUnchanged { report.unchangedFiles += 1 }
        open[file.path] = nil
        finishedBytes += file.bytes
        progress.files += 1
        measure()
    }

    private mutating func measure() {
        progress.bytes = finishedBytes + open.values.reduce(0, +)
        (progress.sessions, progress.prompts) = (report.sessions, report.prompts)
    }

    /// Writing the state after each batch would cost more than it saves.
    mutating func isTimeToSave() -> Bool {
        guard ContinuousClock.now - savedAt > .seconds(2) else { return false }
        savedAt = .now
        return true
    }
}
