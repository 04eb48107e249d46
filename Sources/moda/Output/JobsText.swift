import API
import Events

/// Runs of the pipeline as tables and pages.
enum JobsText {
    static func table(_ list: JobList) -> String {
        guard !list.jobs.isEmpty else { return "no runs yet: 'moda skills gen' starts one" }
        let rows = list.jobs.map { job in
            [job.id, job.createdAt.shortTime(), job.status, job.trigger ?? "", took(job), outcome(job)]
        }
        let text = TextTable(
            [
                .init(title: "RUN", isNumber: false), .init(title: "AT", isNumber: false),
                .init(title: "STATUS", isNumber: false),
                .init(title: "BY", isNumber: false, sacrifice: 1), .init(title: "TOOK"),
                .init(title: "OUTCOME", isNumber: false, narrowest: 20),
            ], rows
        ).text
        return text + (list.next.map { "\nolder: --before \($0)" } ?? "")
    }

    static func whole(_ job: JobView) -> String {
        var lines = ["\(job.id): \(job.status), wanted by \(job.trigger ?? "?") at \(job.createdAt)"]
        if let started = job.startedAt {
            let again =
                (job.attempts ?? 1) > 1 ? ", taken up \(counted((job.attempts ?? 1) - 1, "time"))" : ""
            lines.append("begun \(started)" + (job.finishedAt.map { ", ended \($0)" } ?? "") + again)
        }
        if let runner = job.runner { lines.append("runs in \(runner.oneLine(80))") }
        if job.isCancelRequested == true { lines.append("is to end as soon as its runner hears of it") }
        if let error = job.error { lines.append("error: \(error.oneLine(300))") }
        if let retry = job.retryAt { lines.append("tried again at \(retry)") }
        if let usage = job.usage { lines.append(budget(usage)) }
        lines += job.stages.map(ProgressLines.line)
        return lines.joined(separator: "\n") + (job.report == nil ? "" : "\n" + GenerationText(job).text)
    }

    static func letters(_ list: DeadLetterList) -> String {
        guard !list.letters.isEmpty else { return "nothing is set aside" }
        let entries = list.letters.map { letter in
            """
            \(letter.id)  \(letter.at.shortTime())  \(letter.stage.padded(to: 7)) \(letter.item.oneLine(80))
                \(letter.reason.oneLine(TextTable.page - 4))
            """
        }
        let more = list.next.map { ["older: --before \($0)"] } ?? []
        return (entries + ["again: moda jobs dead redrive ID, or --all"] + more).joined(separator: "\n")
    }

    private static func budget(_ usage: JobUsageView) -> String {
        var parts = ["\(usage.seconds) s" + (usage.secondsAllowed.map { " of \($0) s" } ?? "")]
        if let tokens = usage.tokensAllowed {
            parts.append("\(ShortNumber.count(usage.tokens)) of \(ShortNumber.count(tokens)) tokens")
        }
        if let dollars = usage.dollarsAllowed {
            parts.append("$\(ShortNumber.dollars(usage.dollars)) of $\(ShortNumber.dollars(dollars))")
        }
        return "took \(parts.joined(separator: ", "))"
    }

    private static func took(_ job: JobView) -> String {
        guard let start = job.startedAt.flatMap(Timestamp.init(rfc3339:)),
            let end = job.finishedAt.flatMap(Timestamp.init(rfc3339:))
        else { return "" }
        let seconds = Double(end.milliseconds - start.milliseconds) / 1_000
        return seconds < 10 ? "\((seconds * 10).rounded() / 10) s" : "\(Int(seconds)) s"
    }

    private static func outcome(_ job: JobView) -> String {
        if let error = job.error { return error.oneLine(200) }
        guard let last = job.stages.last else { return "" }
        return "\(last.stage): \(last.found)".oneLine(200)
    }
}
