internal import Events
internal import Ingest
internal import Transcripts

/// Reads one history into batches: redacted and cut here, before anything leaves the machine.
final class HistoryBatches {
    private let file: HistoryFile
    private let reader: TranscriptReader
    private let intake: Intake
    private let user: String?
    /// Bytes that the server has already: read again for what later records need, and not sent.
    private let done: Int

    private var carry = HistoryCarry()
    private var texts: [String] = []
    private var size = 0
    private var sessions: Set<String> = []
    private var prompts = 0
    private var toolCalls = 0
    private var folder: String?
    private var message: String?
    private var isOver = false
    /// In a subagent's thread nobody but the agent speaks.
    private var isSubagent = false
    private var repositories: FolderRepository

    private(set) var skipped: [TranscriptReader.Skip: Int] = [:]
    /// How much of the file is read.
    var offset: Int { reader.offset }

    /// Bytes from which a batch is sent, and up to which it waits for a good place to end.
    private static let target = 512 << 10
    private static let most = 4 * target

    init(
        _ file: HistoryFile, done: Int, intake: Intake, user: String?, repositories: FolderRepository
    ) throws(TranscriptError) {
        self.file = file
        self.done = done
        self.intake = intake
        self.user = user
        self.repositories = repositories
        reader = try TranscriptReader(
            path: file.path, format: file.format, wanted: Intake.membersRead(of: file.format))
    }

    /// The agent whose history it is; nil for one that we do not know.
    private var agent: Agent? {
        switch file.format {
        case .claude: .claude
        case .codex: .codex
        case .specstory: reader.agent
        }
    }

    /// What a SpecStory file calls an agent that we do not know.
    var unknownAgent: String? { reader.unknownAgent }

    /// The next batch; the last one says that the file is read, and may be empty.
    func next() throws(TranscriptError) -> HistoryBatch? {
        guard !isOver else { return nil }
        while let entry = try reader.next() {
            switch entry {
            case .skipped(let reason):
                if reader.offset > done || reason == .unfinished { skipped[reason, default: 0] += 1 }
            case .record(let record):
                let isNew = file.format == .specstory || reader.offset > done
                if let batch = take(record, isNew: isNew) { return batch }
            }
        }
        isOver = true
        return batch(upTo: ImportState.Part(bytes: reader.offset, digest: reader.digest))
    }

    private var before = ImportState.Part(bytes: 0, digest: "")

    /// Adds a record; gives the batch that ends before it.
    private func take(_ record: JSONValue, isNew: Bool) -> HistoryBatch? {
        guard let kept = intake.cleaned(record, of: file.format) else { return nil }
        let text = kept.text
        var full: HistoryBatch?
        if isNew, size >= Self.most || (size >= Self.target && isGoodEnd(before: kept)) {
            full = batch(upTo: before)
        }
        if isNew {
            if texts.isEmpty { texts = carry.records }
            texts.append(text)
            size += text.utf8.count
            count(kept)
        }
        carry.note(kept, text: text, format: file.format)
        message = kept["message"]?["id"]?.string
        before = ImportState.Part(bytes: reader.offset, digest: reader.digest)
        return full
    }

    /// An answer's records stay together, and so do a refusal and the mark of an interrupt that follows it.
    private func isGoodEnd(before record: JSONValue) -> Bool {
        guard file.format == .claude else { return true }
        if let id = record["message"]?["id"]?.string { return id != message }
        return !ClaudeRecord(record).isInterrupt
    }

    private func batch(upTo end: ImportState.Part) -> HistoryBatch? {
        guard let agent else { return nil }
        var batch = HistoryBatch(agent: agent, format: file.format.rawValue, records: texts, end: end)
        batch.repository = folder.flatMap { repositories.name(of: $0) }.map(intake.cleaned(label:))
        batch.user = user
        (batch.sessions, batch.prompts, batch.toolCalls) = (sessions, prompts, toolCalls)
        (texts, size, sessions, prompts, toolCalls) = ([], 0, [], 0, 0)
        return batch
    }

    private func count(_ record: JSONValue) {
        switch file.format {
        case .claude:
            let told = ClaudeRecord(record)
            sessions.formUnion([told.string("sessionId")].compactMap(\.self))
            folder = folder ?? told.string("cwd")
            prompts += told.speaker == .person || told.queuedPrompt != nil ? 1 : 0
            toolCalls += told.blocks.count { $0["type"]?.string == "tool_use" }
        case .codex:
            let payload = record["payload"]
            if record["type"]?.string == "session_meta", let id = payload?["id"]?.string {
                sessions.insert(id)
                isSubagent = payload?["parent_thread_id"]?.string != nil
            }
            let type = payload?["type"]?.string ?? ""
            let isPrompt = type == "user_message" || payload?["item"]?["type"]?.string == "UserMessage"
            prompts += isPrompt && !isSubagent ? 1 : 0
            toolCalls += type.hasSuffix("_call") ? 1 : 0
        case .specstory:
            if let id = record["session"]?.string { sessions.insert(id) }
            folder = folder ?? file.path.specStoryProject
            prompts += record["type"]?.string == "prompt" ? 1 : 0
            toolCalls += record["type"]?.string == "tool" ? 1 : 0
        }
    }
}

extension String {
    /// The project around a path in `.specstory/history`.
    fileprivate var specStoryProject: String? {
        let parts = split(separator: "/.specstory/", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? String(parts[0]) : nil
    }
}
