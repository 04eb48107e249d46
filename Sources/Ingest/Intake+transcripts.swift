package import Events
package import Transcripts

extension Intake {
    /// A record of a history as it may leave the machine and be stored; nil where nothing of it is read.
    package func cleaned(_ record: JSONValue, of format: TranscriptFormat) -> JSONValue? {
        TranscriptTexts(keeper: keeper, format: format).cleaned(record)
    }

    /// The members of a format's records of which anything is kept.
    package static func membersRead(of format: TranscriptFormat) -> Set<String> {
        switch format {
        case .claude: Set(TranscriptShapes.claude.keys)
        case .codex: Set(TranscriptShapes.codex.keys).union(["payload"])
        case .specstory: Set(TranscriptShapes.specstory([:]).keys)
        }
    }

    /// What says where a history belongs, redacted: its repository, its user.
    package func cleaned(label: String) -> String { keeper.attribute(label, key: "") }

    /// The records of a history, cleaned like those that our own importer cleaned before it sent them.
    func transcriptBody(_ bytes: [UInt8], _ delivery: Delivery, of provider: Provider) throws(Refusal)
        -> String
    {
        guard let agent = provider.agent else {
            throw Refusal(status: 404, "\(provider.rawValue) has no histories to import")
        }
        let type = delivery.contentType.prefix { $0 != ";" }.lowercased()
        guard type == "application/json" || type.isEmpty else {
            throw .unsupported(delivery.contentType, accepted: "application/json")
        }
        guard let body = try tree(bytes, budget: limits.values), let records = body["records"]?.array else {
            throw .unreadable("an import is one JSON object with a list of 'records'; this is not")
        }
        let format = try format(of: body, agent)
        let texts = TranscriptTexts(keeper: keeper, format: format)
        var kept: [String: JSONValue] = [
            "format": .string(format.rawValue), "records": .array(records.compactMap(texts.cleaned)),
        ]
        for name in ["session", "repository", "user"] {
            kept[name] = body[name]?.string.map { .string(keeper.attribute($0, key: name)) }
        }
        return JSONValue.object(kept).text
    }

    private func format(of body: JSONValue, _ agent: Agent) throws(Refusal) -> TranscriptFormat {
        let usual: TranscriptFormat = agent == .cursor ? .specstory : agent == .codex ? .codex : .claude
        guard let named = body["format"]?.string else { return usual }
        guard let format = TranscriptFormat(rawValue: named) else {
            throw .unreadable("'format' is claude, codex or specstory")
        }
        guard format == usual || format == .specstory else {
            throw .unreadable("histories of the format '\(named)' go to /v1/import/\(named)")
        }
        return format
    }
}
