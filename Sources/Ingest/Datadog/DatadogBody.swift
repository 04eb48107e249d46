internal import Events

/// Reads what `ddtrace` sends and keeps it as JSON, redacted.
///
/// Spans come as JSON (`/api/v2/llmobs`), or inside the spans of another product as MessagePack
/// (`/v0.4/traces`); both are kept in the shape of the former, so that a span is the same row either way.
struct DatadogBody {
    let policy: CapturePolicy
    let keeper: TextKeeper

    func stored(_ bytes: [UInt8], _ delivery: Delivery) throws(Refusal) -> String {
        let texts = DatadogTexts(policy: policy, keeper: keeper)
        return switch delivery.signal {
        case .traces: texts.spans(try traces(bytes, delivery)).text
        case .evaluations: texts.evaluations(try json(bytes)).text
        default: texts.spans(try json(bytes)).text
        }
    }

    private func traces(_ bytes: [UInt8], _ delivery: Delivery) throws(Refusal) -> JSONValue {
        let type = delivery.contentType.prefix { $0 != ";" }.lowercased()
        guard ["", "application/msgpack", "application/x-msgpack", "application/octet-stream"].contains(type)
        else { throw .unsupported(delivery.contentType, accepted: "application/msgpack") }
        return try DatadogTraces.envelope(bytes)
    }

    private func json(_ bytes: [UInt8]) throws(Refusal) -> JSONValue {
        let value: JSONValue
        let budget = keeper.limits.values
        do throws(JSONError) {
            value = try JSONValue(parsing: bytes, budget: budget)
        } catch {
            if error.isOverBudget { throw .tooManyValues(budget) }
            throw .unreadable("a body of LLM Observability: \(error)")
        }
        guard value.object != nil || value.array != nil else {
            throw .unreadable("a body of LLM Observability is an object or a list; this is neither")
        }
        return value
    }
}
