package import Events

/// What persists of the talk with a model: its answers, and what they cost.
package protocol ModelStore: Sendable {
    /// An answer that was kept under the digest of its question; nil where there is none.
    func modelAnswer(_ digest: String, tenant: TenantID) async throws -> String?
    /// Keeps an answer, and forgets those that are older than `ModelAnswers.kept`.
    func saveModelAnswer(
        _ answer: String, of digest: String, model: String, at: Timestamp, tenant: TenantID) async throws

    /// Books what a call may cost at most, where the caps leave room for it; in one transaction.
    ///
    /// What is booked counts as spent until it is settled, also after a crash.
    func reserve(_ spend: ModelSpend, caps: ModelCaps, tenant: TenantID) async throws -> ModelReservation
    /// Replaces what was booked by what the call really cost.
    func settle(_ reservation: Int64, tokens: Int64, microdollars: Int64, tenant: TenantID) async throws
}

/// Times of kept answers.
package enum ModelAnswers {
    /// Milliseconds; a cluster that has not changed for longer is drafted anew.
    package static let kept: Int64 = 180 * 86_400_000
}

/// What a call to a model is about to cost.
package struct ModelSpend: Sendable, Equatable {
    package var job: String
    package var model: String
    package var at: Timestamp
    /// Upper estimates.
    package var tokens: Int64
    package var microdollars: Int64

    package init(job: String, model: String, at: Timestamp, tokens: Int64, microdollars: Int64) {
        self.job = job
        self.model = model
        self.at = at
        self.tokens = tokens
        self.microdollars = microdollars
    }
}

/// How much a model may cost: a run, and a calendar month (UTC) of the whole server, whose key it is.
package struct ModelCaps: Sendable, Equatable {
    package var runTokens: Int64
    package var monthTokens: Int64
    package var runMicrodollars: Int64
    package var monthMicrodollars: Int64

    package init(
        runTokens: Int64 = 500_000, monthTokens: Int64 = 10_000_000, runMicrodollars: Int64 = 2_000_000,
        monthMicrodollars: Int64 = 20_000_000
    ) {
        self.runTokens = runTokens
        self.monthTokens = monthTokens
        self.runMicrodollars = runMicrodollars
        self.monthMicrodollars = monthMicrodollars
    }
}

/// Whether a call may be made.
package enum ModelReservation: Sendable, Equatable {
    case granted(Int64)
    /// The cap that leaves no room, in words: `this run's tokens`.
    case spent(String)
}
