package import API
internal import Events
internal import Foundation
package import Store

extension JobView {
    /// A job as it is told; its report and what it spent only where asked for.
    package init(
        _ job: JobRecord, isWhole: Bool = true, spend: (tokens: Int64, microdollars: Int64)? = nil
    ) throws {
        self.init(
            id: job.id, status: job.status.rawValue, stages: job.stages, createdAt: job.createdAt.rfc3339,
            finishedAt: job.finishedAt?.rfc3339, error: job.error,
            report: try (isWhole ? job.report : nil).map {
                try JSONDecoder().decode(GenerationReport.self, from: Data($0.utf8))
            })
        trigger = job.trigger.rawValue
        startedAt = job.startedAt?.rfc3339
        retryAt = job.notBefore?.rfc3339
        attempts = job.attempts
        runner = job.lease?.runner
        isCancelRequested = job.isCancelRequested && !job.status.isOver ? true : nil
        revision = job.revision
        usage = spend.map { JobUsageView(job, $0) }
    }
}

extension JobUsageView {
    fileprivate init(_ job: JobRecord, _ spend: (tokens: Int64, microdollars: Int64)) {
        self.init(
            seconds: job.worked / 1_000, secondsAllowed: job.budget?.seconds, tokens: spend.tokens,
            tokensAllowed: job.budget?.tokens, dollars: Double(spend.microdollars) / 1_000_000,
            dollarsAllowed: job.budget?.microdollars.map { Double($0) / 1_000_000 })
    }
}

extension DeadLetterView {
    init(_ letter: DeadLetter) {
        self.init(
            id: letter.id, stage: letter.stage, item: letter.item, reason: letter.reason, job: letter.job,
            at: letter.at.rfc3339)
    }
}
