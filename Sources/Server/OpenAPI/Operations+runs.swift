internal import API
internal import Store

/// Runs of the pipeline, what they set aside, and what is to be forgotten.
extension Operations {
    static var runs: [Operation] {
        [
            Operation(
                "POST", "/v1/skills/gen", "runs", .write,
                "Wants a run of the pipeline: joins the one that waits, else one more is queued."
            )
            .answering(JobView.self, status: 202),
            Operation("GET", "/v1/jobs", "runs", .read, "Runs, the last first, without their reports.")
                .asking(.limit(50, 500), .cursor("before")).answering(JobList.self),
            Operation("GET", "/v1/jobs/{id}", "runs", .read, "How far a run is, and what it found.")
                .answering(JobView.self),
            Operation(
                "GET", "/v1/jobs/{id}/events", "runs", .read, "A run's progress as it comes, until it ends."
            )
            .answering("text/event-stream"),
            Operation(
                "POST", "/v1/jobs/{id}/cancel", "runs", .write,
                "Ends a run: 200 where it is over, 202 while its runner has to hear."
            )
            .answering(JobView.self, status: 202, or: 200),
            Operation(
                "GET", "/v1/dead-letters", "runs", .read, "What runs leave out since it failed for good."
            )
            .asking(.limit(50, 500), .cursor("before")).answering(DeadLetterList.self),
            Operation(
                "POST", "/v1/dead-letters/redrive", "runs", .write,
                "Has it tried again: 202 with the run that will, 200 where there is nothing to try."
            )
            .taking(RedriveRequest.self).answering(RedriveView.self, status: 202, or: 200),
            Operation(
                "POST", "/v1/forget", "runs", .admin,
                "Takes a session, a person or a repository out for good."
            )
            .taking(ForgetRequest.self).answering(ForgetView.self),
        ]
    }
}
