package import API
internal import Foundation

extension ModaServer {
    package func startGeneration() async throws -> JobView { try await json("POST", "/v1/skills/gen") }

    package func job(_ id: String) async throws -> JobView {
        try await json("GET", "/v1/jobs/\(escaped(id))")
    }

    package func jobs(limit: Int, before: String?) async throws -> JobList {
        try await json("GET", "/v1/jobs?limit=\(limit)" + query([("before", before)]))
    }

    package func cancelJob(_ id: String) async throws -> JobView {
        try await json("POST", "/v1/jobs/\(escaped(id))/cancel")
    }

    package func deadLetters(limit: Int, before: String?) async throws -> DeadLetterList {
        try await json("GET", "/v1/dead-letters?limit=\(limit)" + query([("before", before)]))
    }

    package func redrive(_ request: RedriveRequest) async throws -> RedriveView {
        let body = Array(try JSONEncoder().encode(request))
        return try await json("POST", "/v1/dead-letters/redrive", body: body)
    }

    /// Follows a job to its end, whatever happens to the connection or the server meanwhile.
    ///
    /// Asks again rather than listens to the job's events: a question gets through every proxy, and nothing is lost
    /// with a connection.
    ///
    /// - Parameters:
    ///   - id: The job.
    ///   - patience: Seconds in a row that the server may be out of reach.
    ///   - show: Called with each state of the job, the last one included.
    /// - Returns: The job as it ended.
    /// - Throws: `ClientError` where the server says no, or stays out of reach.
    package func follow(
        _ id: String, patience: Double = 60, show: (JobView) -> Void
    ) async throws -> JobView {
        var (pause, silence) = (0.15, 0.0)
        while true {
            do {
                let job = try await job(id)
                show(job)
                if job.isOver { return job }
                (pause, silence) = (min(pause * 1.1, 0.5), 0)
            } catch let error as ClientError where error.kind == .unreachable && silence < patience {
                pause = min(max(pause, 0.25) * 2, 5)
                silence += pause
            }
            try await Task.sleep(for: .seconds(pause))
        }
    }
}
