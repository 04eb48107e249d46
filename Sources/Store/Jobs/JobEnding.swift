package import Events

/// How a job ends.
package enum JobEnding: Sendable, Equatable {
    /// With what came out, as JSON.
    case done(report: String)
    /// With the reason, and what to do about it.
    case failed(String)
    case cancelled
}

/// Why a runner gives a job back before its end.
package struct JobRelease: Sendable {
    package var at: Timestamp
    /// When it may be tried again; nil for at once.
    package var notBefore: Timestamp?
    /// What failed; nil where only its runner stops.
    package var error: String?
    /// Failures in a row, without a finished item, after which it has failed for good.
    package var patience: Int

    package init(at: Timestamp, notBefore: Timestamp? = nil, error: String? = nil, patience: Int = 6) {
        self.at = at
        self.notBefore = notBefore
        self.error = error
        self.patience = patience
    }
}
