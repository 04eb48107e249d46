/// A report of one model call, as far as recognising a second report of the same call needs it.
package struct CallReport: Sendable {
    package var id: String
    package var traceID: String
    package var spanID: String
    package var parentID: String?
    package var provider: Provider
    /// Scope name and version of the instrumentation.
    package var framework: String?
    package var startedAt: Timestamp
    package var durationNanoseconds: Int64
    /// How many messages it holds.
    package var messages: Int
    package var isNamed: Bool

    package init(
        id: String, traceID: String, spanID: String, parentID: String?, provider: Provider,
        framework: String?, startedAt: Timestamp, durationNanoseconds: Int64, messages: Int, isNamed: Bool
    ) {
        self.id = id
        self.traceID = traceID
        self.spanID = spanID
        self.parentID = parentID
        self.provider = provider
        self.framework = framework
        self.startedAt = startedAt
        self.durationNanoseconds = durationNanoseconds
        self.messages = messages
        self.isNamed = isNamed
    }
}

/// Which of several reports with one response id are the same call, told by two instrumentations.
///
/// A vendor's own tracing and an instrumentation around it report each call twice, in different traces. One
/// instrumentation reports a call once, so two equal reports of it stay two calls, unless one is the other's
/// parent.
package enum DuplicateCalls {
    /// A response id on more reports than this identifies no call: a constant of a proxy or of a test.
    package static let limit = 64

    /// The id of the report that counts, for each that does not.
    package static func find(_ reports: [CallReport]) -> [String: String] {
        guard reports.count <= limit else { return [:] }
        var found: [String: String] = [:]
        for report in reports {
            let better = reports.filter { $0.counts(before: report) && $0.tellsTheSame(as: report) }
            let nearest = better.min { ($0.gap(to: report), $0.id) < ($1.gap(to: report), $1.id) }
            if let nearest { found[report.id] = nearest.id }
        }
        return found
    }
}

extension CallReport {
    /// The one with content counts, then the one that names its conversation; then the same instrumentation
    /// for all calls, so that a conversation is not scattered over two.
    fileprivate func counts(before other: CallReport) -> Bool {
        if (messages > 0) != (other.messages > 0) { return messages > 0 }
        if isNamed != other.isNamed { return isNamed }
        return (framework ?? "", provider.rawValue, id) < (
            other.framework ?? "", other.provider.rawValue, other.id
        )
    }

    fileprivate func tellsTheSame(as other: CallReport) -> Bool {
        guard id != other.id, overlaps(other) else { return false }
        if provider == other.provider, let framework, framework == other.framework {
            return traceID == other.traceID && (parentID == other.spanID || other.parentID == spanID)
        }
        return true
    }

    private func overlaps(_ other: CallReport) -> Bool {
        startedAt.milliseconds <= other.end && other.startedAt.milliseconds <= end
    }

    private var end: Int64 {
        let length = max(0, durationNanoseconds) / 1_000_000
        let (end, overflowed) = startedAt.milliseconds.addingReportingOverflow(length + 1)
        return overflowed ? .max : end
    }

    fileprivate func gap(to other: CallReport) -> UInt64 {
        let (gap, overflowed) = startedAt.milliseconds.subtractingReportingOverflow(
            other.startedAt.milliseconds)
        return overflowed ? .max : gap.magnitude
    }
}
