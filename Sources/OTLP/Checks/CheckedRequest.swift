internal import Events
package import SwiftProtobuf

/// A request whose records are looked at one by one, since not all that can be decoded can be kept.
///
/// The three signals' requests have the same field numbers, so that one signal's body decodes at another's
/// route, as records without what makes them records.
package protocol CheckedRequest: ExportRequest {
    /// The field that holds everything, by its JSON name.
    static var jsonName: String { get }
    /// What a record of this signal is called.
    static var record: String { get }

    /// True where there is not even a resource in it, which is what JSON of another signal becomes.
    var isEmpty: Bool { get }

    /// Takes out the records that cannot be kept.
    ///
    /// - Returns: How many were taken out, and how many are left.
    mutating func removeUnkeepable() -> (rejected: Int, kept: Int)

    /// The answer to an exporter, with `partial_success` where records were rejected.
    static func response(_ rejected: RejectedRecords?) -> any SwiftProtobuf.Message
}

/// Records of a request that were not kept, though the others were.
package struct RejectedRecords: Sendable, Equatable {
    package let count: Int
    /// What was wrong with them, for the exporter's log.
    package let reason: String
}

extension CheckedRequest {
    /// Reads a request without the records that cannot be kept; an empty body is an empty request, in
    /// protobuf by definition and in JSON by courtesy.
    ///
    /// - Throws: `WireError` where it cannot be read, where nothing is left of it, or where the body holds
    ///   another signal: then the sender uses the wrong route, and should hear so rather than a success.
    package static func checked(_ body: [UInt8], as encoding: WireEncoding) throws(WireError) -> (
        request: Self, rejected: RejectedRecords?
    ) {
        var request = body.isEmpty ? Self() : try Self(reading: body, as: encoding)
        let rejected = try request.check(body)
        return (request, rejected)
    }

    private mutating func check(_ body: [UInt8]) throws(WireError) -> RejectedRecords? {
        if isEmpty, let other = Self.otherSignal(in: body) {
            throw WireError(
                description: "this is a request for \(other), sent to the route for \(Self.signal)")
        }
        let (rejected, kept) = removeUnkeepable()
        guard rejected > 0 else { return nil }
        guard kept > 0 else {
            throw WireError(
                description: """
                    none of \(rejected) \(Self.record) has \(Self.wanted); is this another signal's request, sent to \
                    the route for \(Self.signal)?
                    """)
        }
        return RejectedRecords(
            count: rejected, reason: "\(rejected) \(Self.record) without \(Self.wanted) were not kept")
    }

    private static func otherSignal(in body: [UInt8]) -> String? {
        // Only JSON names what it holds; what is no JSON names nothing.
        guard body.count > 2, let members = (try? JSONValue(parsing: body, budget: 250_000))?.object else {
            return nil
        }
        let others = [LogsRequest.names, TracesRequest.names, MetricsRequest.names]
        return others.first { $0.json != jsonName && members[$0.json] != nil }?.signal
    }

    private static var names: (json: String, signal: String) { (jsonName, signal) }

    private static var wanted: String {
        switch signal {
        case "traces": "a trace id of 16 bytes and a span id of 8"
        case "metrics": "a name"
        default: "a time, a body or attributes"
        }
    }
}
