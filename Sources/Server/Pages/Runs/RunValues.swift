internal import API
internal import Events

/// What the page of a run shows.
struct RunValues: Sendable {
    struct Stage: Sendable {
        let name: String
        let hint: String
        let done: Int
        let total: Int
        let found: String
    }

    struct Candidate: Sendable {
        let name: String
        let url: String
        let words: String
        let status: String
        let style: String
    }

    let id: String
    let progressURL: String
    let began: PageTime
    let status: String
    let style: String
    let took: String?
    let isOver: Bool
    let error: String?
    let stages: [Stage]
    let summary: String?
    let candidates: [Candidate]
    let hasCandidates: Bool
    let notices: [String]

    private static let names = [
        ("collect", "sessions that nobody read yet"), ("detect", "corrections in them"),
        ("cluster", "corrections that ask for the same"), ("draft", "a SKILL.md for each habit"),
        ("judge", "the gates"), ("promote", "what passed becomes a skill"),
    ]

    init(_ job: JobView, style: String, took: String) {
        id = job.id.oneLine(80)
        progressURL = PagePath.of("runs", job.id, "progress")
        began = PageTime(Timestamp(rfc3339: job.createdAt) ?? Timestamp(milliseconds: 0))
        (status, self.style, isOver) = (job.status, style, job.isOver || style == "bad")
        self.took = took.isEmpty ? nil : took
        error = job.error?.oneLine(1_000)
        let known = Self.names.map(\.0)
        let others = job.stages.filter { !known.contains($0.stage) }.map { ($0.stage, "") }
        stages = (Self.names + others).map { name, hint in
            let stage = job.stages.first { $0.stage == name }
            return Stage(
                name: name, hint: hint, done: stage.map { $0.isOver ? max(1, $0.total) : $0.done } ?? 0,
                total: max(1, stage?.total ?? 1), found: stage?.found.oneLine(200) ?? "")
        }
        let report = job.report
        summary = report.map {
            "\(counted($0.sessions.count, "session")) read, \(counted($0.corrections.count, "correction")) found, "
                + "\(counted($0.candidates.count, "draft")) judged, \(counted($0.approved.count, "skill")) approved, "
                + "\($0.library.count) in all."
        }
        candidates = (report?.candidates ?? []).prefix(200).map { Candidate($0) }
        hasCandidates = !candidates.isEmpty
        notices = (report?.notices ?? []).map { $0.oneLine(400) }
    }
}

extension RunValues.Candidate {
    fileprivate init(_ line: GenerationReport.CandidateLine) {
        name = line.name.oneLine(80)
        url = PagePath.skill(line.name)
        words = line.recurrence.inWords
        status = line.status == "promoted" ? "approved" : line.status
        style =
            switch line.status {
            case "promoted": "good"
            case "refused": "bad"
            case "proposed": "ask"
            default: "off"
            }
    }
}
