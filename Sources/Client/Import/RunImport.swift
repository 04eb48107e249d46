internal import Foundation
package import Ingest
internal import Transcripts

/// Sends histories to the server, file by file, and notes how far each went.
///
/// Stopped at any moment, it goes on from the last batch that the server acknowledged; a batch that is sent twice
/// adds nothing.
package struct RunImport: Sendable {
    package var settings: ClientSettings
    package var machine: Machine
    package var user: String?
    package var intake: Intake
    /// True where the person wants it to end.
    package var isStopped: @Sendable () -> Bool
    package var progress: @Sendable (ImportProgress) -> Void
    /// Seconds of waiting for a server that does not answer.
    package var patience = 8.0

    package init(
        settings: ClientSettings, machine: Machine, user: String?,
        intake: Intake = Intake(policy: CapturePolicy(prompts: true, outputs: true)),
        isStopped: @escaping @Sendable () -> Bool = { false },
        progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) {
        self.settings = settings
        self.machine = machine
        self.user = user
        self.intake = intake
        self.isStopped = isStopped
        self.progress = progress
    }

    /// Files that are read and sent at a time: while the disk of the server takes one, others are read.
    private static let width = 2

    /// - Throws: `ClientError` where the server is gone or says no; what it acknowledged is noted by then.
    package func run(_ found: FoundHistories) async throws -> ImportReport {
        var sender = ImportSender(settings: settings, key: try settings.requireKey())
        sender.patience.silent = patience
        let path = machine.modaHome + "/import.json"
        let ledger = ImportLedger(
            ImportCourse(found: found, state: ImportState(path: path), server: settings.server), path: path,
            progress: progress)
        do {
            try await sendAll(found.files, by: sender, ledger)
        } catch {
            try ledger.save()
            throw error
        }
        try ledger.save()
        return ledger.report(wasStopped: isStopped())
    }

    private func sendAll(
        _ files: [HistoryFile], by sender: ImportSender, _ ledger: ImportLedger
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { [self, sender] group in
            for (index, file) in files.enumerated() {
                if index >= Self.width { try await group.next() }
                guard !isStopped() else { break }
                group.addTask { try await send(file, by: sender, ledger) }
            }
            try await group.waitForAll()
        }
    }

    private func send(_ file: HistoryFile, by sender: ImportSender, _ ledger: ImportLedger) async throws {
        do {
            let done = try ledger.done(of: file)
            guard done < file.bytes else { return ledger.finish(file, isUnchanged: true) }
            let batches = try HistoryBatches(
                file, done: done, intake: intake, user: user.map(intake.cleaned(label:)),
                repositories: FolderRepository())
            try await send(batches, of: file, by: sender, ledger)
            ledger.add(
                bytes: batches.offset - done, skipped: batches.skipped, unknownAgent: batches.unknownAgent,
                of: file)
        } catch let error as TranscriptError {
            ledger.add(problem: error.reason, of: file)
        } catch let error as RefusedBatch {
            ledger.add(problem: error.reason, of: file)
        }
        ledger.finish(file, isUnchanged: false)
    }

    /// While one batch is under way, the next is read.
    private func send(
        _ batches: HistoryBatches, of file: HistoryFile, by sender: ImportSender, _ ledger: ImportLedger
    ) async throws {
        var next = try batches.next()
        while let batch = next, !isStopped() {
            async let sent: Void = sender.send(batch)
            let following = Result { try batches.next() }
            try await sent
            try ledger.note(batch, of: file)
            next = try following.get()
        }
    }
}
