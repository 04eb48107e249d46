internal import Events
internal import Git

extension LookRecord {
    /// One line of the journal, without its end.
    package var line: String { json.text }

    /// Nil where the line is none, as the last one may be that a crash cut.
    package init?(line: some Sequence<UInt8>) {
        guard let json = try? JSONValue(parsing: Array(line)) else { return nil }
        self.init(json)
    }

    /// The looks of a whole journal; lines that cannot be read are passed over.
    package static func records(of journal: [UInt8]) -> [LookRecord] {
        journal.split(separator: UInt8(ascii: "\n")).compactMap { LookRecord(line: $0) }
    }

    var json: JSONValue {
        var members: [String: JSONValue] = [
            "agent": .string(moment.session.agent.rawValue), "session": .string(moment.session.id),
            "cause": .string(moment.cause.rawValue), "delivery": .string(moment.delivery),
            "at": .integer(moment.at.milliseconds), "commit": .string(commit.hex), "changed": .bool(changed),
            "late": .bool(late),
        ]
        members["turn"] = moment.turn.map(JSONValue.string)
        members["tool_use_id"] = moment.toolCall.map(JSONValue.string)
        members["tool"] = moment.tool.map(JSONValue.string)
        if case .paths(let paths) = look { members["paths"] = .array(paths.map(JSONValue.string)) }
        if !skipped.isEmpty { members["skipped"] = .array(skipped.map(\.json)) }
        return .object(members)
    }

    private init?(_ json: JSONValue) {
        guard let moment = SnapshotMoment(json),
            let commit = json["commit"]?.string.flatMap(ObjectID.init(hex:)),
            let changed = json["changed"]?.bool, let late = json["late"]?.bool
        else { return nil }
        let paths = json["paths"]?.array?.compactMap(\.string)
        self.init(
            moment: moment, commit: commit, changed: changed, late: late,
            look: paths.map(Look.paths) ?? .whole,
            skipped: json["skipped"]?.array?.compactMap(SkippedFile.init) ?? [])
    }
}

extension SnapshotMoment {
    fileprivate init?(_ json: JSONValue) {
        guard let agent = json["agent"]?.string.flatMap(Agent.init(rawValue:)),
            let session = json["session"]?.string,
            let cause = json["cause"]?.string.flatMap(Cause.init(rawValue:)),
            let delivery = json["delivery"]?.string, let at = json["at"]?.integer
        else { return nil }
        self.init(
            session: SessionKey(agent: agent, id: session), cause: cause, turn: json["turn"]?.string,
            toolCall: json["tool_use_id"]?.string, tool: json["tool"]?.string, delivery: delivery,
            at: Timestamp(milliseconds: at))
    }
}

extension SkippedFile {
    fileprivate var json: JSONValue {
        .object(["path": .string(path), "reason": .string(reason.rawValue)])
    }

    fileprivate init?(_ json: JSONValue) {
        guard let path = json["path"]?.string,
            let reason = json["reason"]?.string.flatMap(Reason.init(rawValue:))
        else { return nil }
        self.init(path: path, reason: reason)
    }
}
