/// The two encodings of OTLP over HTTP.
package enum WireEncoding: String, Sendable {
    case protobuf = "application/x-protobuf"
    case json = "application/json"

    /// Reads a Content-Type header; parameters such as `; charset=utf-8` are tolerated, other types are nil.
    package init?(contentType: String) {
        let type = contentType.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
        self.init(rawValue: type == "application/protobuf" ? Self.protobuf.rawValue : type)
    }
}
