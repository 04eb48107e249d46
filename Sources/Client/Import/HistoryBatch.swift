internal import Events

/// Records of one file that are sent together, cleaned, and how far the file is read with them.
struct HistoryBatch: Sendable {
    let agent: Agent
    let format: String
    var repository: String?
    var user: String?
    /// Each a JSON object.
    var records: [String]
    let end: ImportState.Part
    var sessions: Set<String> = []
    var prompts = 0
    var toolCalls = 0

    /// The body of the request.
    var body: [UInt8] {
        var members = ["format": JSONValue.string(format)]
        members["repository"] = repository.map(JSONValue.string)
        members["user"] = user.map(JSONValue.string)
        let head = JSONValue.object(members).text.dropLast()
        return Array("\(head),\"records\":[\(records.joined(separator: ","))]}".utf8)
    }

    /// The same for the same content: a second sending is known by it.
    static func deliveryID(of body: [UInt8]) -> String { "import-" + ContentID.sha256(body).prefix(40) }

    /// Two batches of half the records each, for a server that takes less at a time.
    var halves: [HistoryBatch] {
        let middle = records.count / 2
        return [records[..<middle], records[middle...]].map { part in
            var half = self
            half.records = Array(part)
            return half
        }
    }
}
