internal import Events
internal import Fetch
internal import Redaction

/// Reads a provider's refusal.
enum ModelFailure {
    static func of(
        _ response: FetchResponse, hiding key: String?, keyName: String = "MODA_MODEL_KEY"
    ) -> ModelError {
        let body = try? JSONValue(parsing: response.body)
        let message = body?["error"]?["message"]?.string ?? body?["error"]?.string ?? body?["message"]?.string
        let kind = body?["error"]?["type"]?.string ?? body?["error"]?["code"]?.string ?? ""
        var error = ModelError(
            code(response.status, kind), reason(response.status, shown(message ?? "", hiding: key), keyName))
        error.retryAfter = response.headers["retry-after"].flatMap(Double.init).map { max(0, $0) }
        return error
    }

    /// A message of the provider's on one line, without secrets.
    static func shown(_ message: String, hiding key: String?) -> String {
        var text = message
        if let key, !key.isEmpty { text = text.replacing(key, with: "[key]") }
        let line = Redactor().redact(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return String(line.prefix(200))
    }

    private static func code(_ status: Int, _ kind: String) -> ModelError.Code {
        // A spent account says "too many requests" as well, and stays spent.
        if kind == "insufficient_quota" || kind == "billing_error" { return .refused }
        switch status {
        case 408, 409, 425, 429, 500...: return .transient
        default: return .refused
        }
    }

    private static func reason(_ status: Int, _ message: String, _ keyName: String) -> String {
        let meaning =
            switch status {
            case 400, 422: "does not take the request"
            case 401, 403: "refuses the key (\(keyName))"
            case 404: "knows no such model or address"
            case 413: "takes no prompt of this size"
            case 429: "asks for fewer requests"
            case 500...: "has a fault"
            default: "gives no answer"
            }
        return "the provider \(meaning) (HTTP \(status)\(message.isEmpty ? "" : ": " + message))"
    }
}
