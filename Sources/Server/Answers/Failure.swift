internal import Hummingbird
internal import Store

/// A request that fails: its status, and what the sender can do about it.
///
/// Each route family writes it in its own way (`rpc.Status` for OTLP, problem+json elsewhere).
struct Failure: Error, CustomStringConvertible {
    let status: HTTPResponse.Status
    let detail: String
    /// Seconds until another try makes sense; only with 429 and 503.
    var retryAfter: Int?
    /// The methods that there are; only with 405.
    var allowed: String?
    /// A registered kind of problem (RFC 9457, 4.2); nil where the status says all.
    var type: String?
    /// Further headers.
    var more: HTTPFields = [:]

    static let unauthorized = Failure(
        status: .unauthorized,
        detail: "send a valid API key as 'Authorization: Bearer KEY' (moda keys create)")
    /// The store is briefly down: 503, never 500, since exporters drop what got a 500 (OTLP 1.11,
    /// "Failures").
    static let storeDown = Failure(
        status: .serviceUnavailable, detail: "the store cannot be used right now; try again", retryAfter: 1)

    /// More is in memory or waits for the disk than may.
    ///
    /// 503 rather than 429, and a short wait: that is what all exporters try again.
    static let overloaded = Failure(
        status: .serviceUnavailable, detail: "too many requests at a time; try again", retryAfter: 1)

    /// Something was forgotten, or much went for its age: telemetry and reading go on, and whoever decides something
    /// comes again.
    static let rewriting = Failure(
        status: .serviceUnavailable,
        detail:
            "the store's file is being written anew, which takes as long as copying it: nothing is decided or started meanwhile; try again in some seconds",
        retryAfter: 5)

    static func missing(_ scope: KeyScope) -> Failure {
        Failure(status: .forbidden, detail: "this key lacks the scope '\(scope.rawValue)'")
    }

    static func onlyPost(_ method: HTTPRequest.Method) -> Failure {
        var failure = Failure(
            status: .methodNotAllowed, detail: "\(method.rawValue) is nothing here: telemetry is sent by POST"
        )
        failure.allowed = "POST, OPTIONS"
        return failure
    }

    static func tooMany(retryAfter seconds: Int, quota: Int) -> Failure {
        var failure = Failure(
            status: .tooManyRequests,
            detail:
                "this key may ask \(quota) times a minute: try again in \(seconds) s, or ask for larger pages",
            retryAfter: seconds)
        failure.type = "https://iana.org/assignments/http-problem-types#quota-exceeded"
        return failure
    }

    static func notFound(_ what: String) -> Failure { Failure(status: .notFound, detail: what) }

    /// What any error is to a client; the reasons of our own failures stay in the log.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as any HTTPResponseError where error.status == .contentTooLarge:
            self.init(
                status: .contentTooLarge, detail: "the body is larger than this route takes: send less of it")
        case let error as HTTPError:
            self.init(status: error.status, detail: error.body ?? error.status.reasonPhrase)
        case let error as any HTTPResponseError:
            self.init(status: error.status, detail: error.status.reasonPhrase)
        case let error as StoreError where error.code == .overloaded: self = .overloaded
        case let error as StoreError where error.code == .rewriting: self = .rewriting
        default: self = .storeDown
        }
    }

    init(status: HTTPResponse.Status, detail: String, retryAfter: Int? = nil) {
        self.status = status.reasonPhrase.isEmpty ? Self.named[status.code] ?? status : status
        self.detail = detail
        self.retryAfter = retryAfter
    }

    /// Statuses that come as numbers only, with their names.
    private static let named: [Int: HTTPResponse.Status] = {
        let all: [HTTPResponse.Status] = [
            .badRequest, .contentTooLarge, .unsupportedMediaType, .unprocessableContent, .serviceUnavailable,
        ]
        return Dictionary(all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    }()

    var description: String { "\(status.code) \(detail)" }

    var headers: HTTPFields {
        var headers = more
        if let allowed { headers[.allow] = allowed }
        if let retryAfter { headers[.retryAfter] = String(retryAfter) }
        if status == .unauthorized { headers[.wwwAuthenticate] = "Bearer" }
        return headers
    }
}
