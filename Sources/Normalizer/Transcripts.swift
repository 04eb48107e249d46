internal import Events
internal import Transcripts

/// Some records of one history, as `/v1/import/{agent}` took them in.
struct TranscriptBatch {
    let agent: Agent
    let format: TranscriptFormat
    /// The session that the sender names; records of most formats name their own.
    let session: String?
    let records: [JSONValue]
    private let repository: String?
    private let user: String?
    private let receivedAt: Timestamp

    /// Who and where, by the sender's word and the record's own folder and branch.
    func who(directory: String?, branch: String?) -> Attribution {
        var who = Attribution()
        who.repository = repository
        who.user = user
        who.directory = directory.flatMap { $0.isEmpty ? nil : $0 }
        who.branch = branch.flatMap { $0.isEmpty || $0 == "HEAD" ? nil : $0 }
        return who
    }

    /// A record's own time; nil where it has none, or one that no history can have.
    func time(_ text: String?) -> Timestamp? {
        guard let time = text.flatMap(Timestamp.init(rfc3339:)), time > Self.earliest,
            time.milliseconds <= receivedAt.milliseconds + Self.dayAhead
        else { return nil }
        return time
    }

    /// For what follows no record with a time.
    var fallback: Timestamp { receivedAt }

    /// 2020, before any of the agents.
    private static let earliest = Timestamp(milliseconds: 1_577_836_800_000)
    private static let dayAhead: Int64 = 86_400_000
}

extension TranscriptBatch {
    fileprivate init?(_ raw: RawEvent) throws {
        let body: JSONValue
        do {
            body = try JSONValue(parsing: raw.body)
        } catch {
            throw NormalizerError(description: "events_raw body: \(error)")
        }
        guard let agent = raw.provider.agent,
            let format = body["format"]?.string.flatMap(TranscriptFormat.init(rawValue:))
        else { return nil }
        self.agent = agent
        self.format = format
        session = body["session"]?.string
        records = body["records"]?.array ?? []
        repository = body["repository"]?.string
        user = body["user"]?.string
        receivedAt = raw.receivedAt
    }
}

func transcriptEvents(in raw: RawEvent) throws -> [CodingAgentEvent] {
    guard let batch = try TranscriptBatch(raw) else { return [] }
    switch batch.format {
    case .claude: return claudeEvents(in: batch)
    case .codex: return codexEvents(in: batch)
    case .specstory: return specStoryEvents(in: batch)
    }
}
