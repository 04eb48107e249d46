import API
import Client

/// Follows a job on the server, shows how far it is, and what came out.
struct JobFollower {
    let server: ModaServer
    let json: Bool

    /// Returns when the job is done; throws what a person should know where it ended otherwise.
    func follow(_ id: String) async throws {
        let progress = json ? nil : ProgressLines()
        var (isWaiting, error) = (false, String?.none)
        let job = try await server.follow(id) { job in
            if job.status == "waiting", !isWaiting { progress?.note("waiting for its turn") }
            if let why = job.error, why != error, !job.isOver {
                progress?.note("it will be tried again at \(job.retryAt ?? "once"): \(why)")
            }
            (isWaiting, error) = (job.status == "waiting", job.error)
            progress?.show(job.stages)
        }
        if json { print(JSONText.of(job)) } else { print(GenerationText(job).text) }
        try check(job)
    }

    private func check(_ job: JobView) throws {
        switch job.status {
        case "failed":
            throw ClientError(
                .local,
                "the run failed: \(job.error ?? "no reason given"). Run it again: it picks up where it was")
        case "cancelled": throw ClientError(.local, "the run was cancelled; what it finished stays")
        default: break
        }
    }
}
