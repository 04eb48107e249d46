internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// The fields of a form, as a browser sends them (`application/x-www-form-urlencoded`).
struct FormBody: Sendable {
    private let fields: [String: String]

    /// Reads a request's body.
    ///
    /// - Throws: 413 where it is larger than `limit`, 415 where it is no form.
    init(of request: Request, upTo limit: Int) async throws {
        guard request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true else {
            throw Failure(status: .unsupportedMediaType, detail: "a form is sent as a browser sends it")
        }
        let buffer = try await request.body.collect(upTo: limit)
        self.init(String(buffer: buffer))
    }

    init(_ text: String) {
        var fields: [String: String] = [:]
        for pair in text.split(separator: "&").prefix(64) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            fields[Self.decoded(parts[0])] = parts.count > 1 ? Self.decoded(parts[1]) : ""
        }
        self.fields = fields
    }

    /// A field's text; nil where it is missing or blank.
    subscript(name: String) -> String? {
        fields[name].flatMap { $0.contains(where: { !$0.isWhitespace }) ? $0 : nil }
    }

    private static func decoded(_ text: Substring) -> String {
        let spaced = String(text.replacing("+", with: " "))
        return spaced.removingPercentEncoding ?? spaced
    }
}
