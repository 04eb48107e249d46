internal import Events
internal import GRDB

extension SQLiteStore {
    /// Stores an evaluation once: its id stands for all that it says.
    func store(_ evaluation: Evaluation, raw: Int64, tenant: TenantID, _ db: Database) throws {
        let values: [(any DatabaseValueConvertible)?] =
            [tenant.rawValue, raw] + evaluation.columns.map(\.value)
        try db.cachedStatement(sql: Evaluation.insertion).execute(arguments: StatementArguments(values))
    }
}

extension Evaluation {
    fileprivate static let insertion: String = {
        let sample = Evaluation(
            id: "", provider: .datadog, target: .trace(""), label: "", type: .text, value: .null,
            at: Timestamp(milliseconds: 0))
        let names = ["tenant_id", "raw_id"] + sample.columns.map(\.key)
        let marks = names.map { _ in "?" }.joined(separator: ", ")
        return """
            INSERT INTO evaluations (\(names.joined(separator: ", "))) VALUES (\(marks))
            ON CONFLICT (tenant_id, id) DO NOTHING
            """
    }()

    fileprivate var columns: KeyValuePairs<String, (any DatabaseValueConvertible)?> {
        var (trace, span, session, tag): (String?, String?, String?, (key: String, value: String)?)
        switch target {
        case .span(let traceID, let spanID): (trace, span) = (traceID, spanID)
        case .trace(let traceID): trace = traceID
        case .session(let id): session = id
        case .tag(let key, let value): tag = (key, value)
        }
        return [
            "id": id, "provider": provider.rawValue, "trace_id": trace, "span_id": span,
            "session_id": session, "tag_key": tag?.key, "tag_value": tag?.value, "label": label,
            "type": type.rawValue, "value": value.text, "timestamp": at.milliseconds,
            "application": application, "assessment": assessment, "reasoning": reasoning,
            "attributes": JSONValue.object(attributes).text,
        ]
    }

    init(_ row: Row) throws {
        guard let provider = Provider(rawValue: row["provider"]), let type = ValueType(rawValue: row["type"])
        else {
            throw StoreError("evaluations \(row["id"] as String): unknown provider or type; is moda too old?")
        }
        self.init(
            id: row["id"], provider: provider, target: Target(row), label: row["label"], type: type,
            value: JSONColumn.value(row["value"]),
            at: Timestamp(milliseconds: row["timestamp"]),
            attributes: JSONColumn.value(row["attributes"]).object ?? [:])
        application = row["application"]
        assessment = row["assessment"]
        reasoning = row["reasoning"]
    }
}

extension Evaluation.Target {
    fileprivate init(_ row: Row) {
        if let trace = row["trace_id"] as String? {
            self = (row["span_id"] as String?).map { .span(traceID: trace, spanID: $0) } ?? .trace(trace)
        } else if let session = row["session_id"] as String? {
            self = .session(session)
        } else {
            self = .tag(key: row["tag_key"] ?? "", value: row["tag_value"] ?? "")
        }
    }
}
