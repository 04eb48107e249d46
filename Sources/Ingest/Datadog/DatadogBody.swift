internal import Events

/// Reads what `ddtrace` sends and keeps it as JSON, redacted.
struct DatadogBody {
    let keeper: TextKeeper

    func stored(_ bytes: [UInt8], _ delivery: Delivery) throws(Refusal) -> String {
        guard let value = try? JSONValue(parsing: bytes) else {
            throw .unreadable("a body of LLM Observability is JSON; this is not")
        }
        return keeper.attributes(value, key: "").text
    }
}
