internal import NIOHTTP1

/// What an answer at hand depends on of a request's head.
///
/// Fields that only the long way knows to weigh make it none: it is always right.
struct AskedFields {
    /// The path with its query, as it was sent.
    let target: String
    /// The key, as it stands behind `Bearer`; nil where there is none.
    private(set) var key: Substring.UTF8View?
    private(set) var conditions = Conditions()
    private(set) var accept: String?
    /// What the sender calls the request.
    private(set) var requestID: String?
    private var seen: UInt8 = 0

    init(target: String) { self.target = target }

    /// Nil where the request is anything but a plain GET.
    init?(_ head: HTTPRequestHead) {
        guard head.method == .GET, head.version == .http1_1 else { return nil }
        self.init(target: head.uri)
        for (name, value) in head.headers {
            var name = name
            guard name.withUTF8({ take($0, value) }) else { return nil }
        }
    }

    /// Takes in a field.
    ///
    /// - Returns: False where only the long way knows to weigh it.
    mutating func take(_ name: UnsafeBufferPointer<UInt8>, _ value: @autoclosure () -> String) -> Bool {
        guard let name = Name(name) else { return true }
        guard seen & name.rawValue == 0 else { return false }
        seen |= name.rawValue
        switch name {
        case .authorization:
            key = value().bearerToken
            return key != nil
        case .ifNoneMatch: conditions.tags = value()
        case .acceptEncoding: conditions.takesGzip = Conditions.takesGzip(value())
        case .accept: accept = value()
        case .requestID: requestID = value()
        case .connection: return value().lowercased() == "keep-alive"
        case .other: return false
        }
        return true
    }
}

extension AskedFields {
    /// The fields that count, a bit each; those that are none of them change no answer.
    fileprivate enum Name: UInt8 {
        case authorization = 1
        case ifNoneMatch = 2
        case acceptEncoding = 4
        case accept = 8
        case requestID = 16
        case connection = 32
        /// Keys elsewhere, cookies, and all that speaks of a body.
        case other = 64

        init?(_ name: UnsafeBufferPointer<UInt8>) {
            func isSame(_ other: StaticString) -> Bool {
                // Letters of either size are the same; no other characters of names are taken for these.
                other.withUTF8Buffer { other in
                    name.count == other.count && other.indices.allSatisfy { name[$0] | 0x20 == other[$0] }
                }
            }
            // By length first: most names are told apart by it alone.
            switch name.count {
            case 13 where isSame("authorization"): self = .authorization
            case 13 where isSame("if-none-match"): self = .ifNoneMatch
            case 15 where isSame("accept-encoding"): self = .acceptEncoding
            case 6 where isSame("accept"): self = .accept
            case 12 where isSame("x-request-id"): self = .requestID
            case 10 where isSame("connection"): self = .connection
            case 6 where isSame("cookie") || isSame("expect"): self = .other
            case 7 where isSame("upgrade"): self = .other
            case 9 where isSame("x-api-key"): self = .other
            case 10 where isSame("dd-api-key"): self = .other
            case 14 where isSame("content-length"): self = .other
            case 17 where isSame("transfer-encoding"): self = .other
            default: return nil
            }
        }
    }
}
