internal import Synchronization
internal import Transcripts

/// The course of an import that several files share.
final class ImportLedger: Sendable {
    private let course: Mutex<ImportCourse>
    private let path: String
    private let progress: @Sendable (ImportProgress) -> Void

    init(_ course: ImportCourse, path: String, progress: @escaping @Sendable (ImportProgress) -> Void) {
        self.course = Mutex(course)
        self.path = path
        self.progress = progress
    }

    /// Bytes of the file that the server has; 0 where it begins otherwise than what was sent.
    func done(of file: HistoryFile) throws(TranscriptError) -> Int {
        guard let part = course.withLock({ $0.part(of: file) }), part.bytes > 0, part.bytes <= file.bytes,
            try TranscriptReader.begins(file.path, with: part.bytes, digest: part.digest)
        else { return 0 }
        return part.bytes
    }

    /// Notes that the server has a batch; written down every few seconds, since what is sent again adds nothing.
    func note(_ batch: HistoryBatch, of file: HistoryFile) throws {
        try course.withLock { course in
            course.note(batch, of: file)
            if course.isTimeToSave() { try course.state.write(to: path) }
            progress(course.progress)
        }
    }

    func add(bytes: Int, skipped: [TranscriptReader.Skip: Int], unknownAgent: String?, of file: HistoryFile) {
        course.withLock { $0.add(bytes: bytes, skipped: skipped) }
        guard let unknownAgent else { return }
        add(problem: "a session of \(unknownAgent.prefix(40)), which moda does not know yet", of: file)
    }

    func add(problem: String, of file: HistoryFile) {
        course.withLock { $0.report.problems.append(.init(path: file.path, reason: problem)) }
    }

    func finish(_ file: HistoryFile, isUnchanged: Bool) {
        course.withLock { course in
            course.finish(file, isUnchanged: isUnchanged)
            progress(course.progress)
        }
    }

    func save() throws { try course.withLock { try $0.state.write(to: path) } }

    func report(wasStopped: Bool) -> ImportReport {
        course.withLock { course in
            course.report.wasStopped = wasStopped
            course.report.problems.sort { $0.path < $1.path }
            return course.report
        }
    }
}
