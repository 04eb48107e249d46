import API
import Events

/// What a run found and made, for a person.
struct GenerationText {
    let job: JobView

    init(_ job: JobView) { self.job = job }

    var text: String {
        guard let report = job.report else { return "" }
        var parts = [sessions(report)]
        if !report.corrections.isEmpty { parts.append(corrections(report)) }
        if !report.candidates.isEmpty { parts.append(candidates(report)) }
        parts += (report.notices ?? []).map { "Note: \($0.oneLine(200))" }
        if let told = report.lifecycle {
            parts.append(
                (["Skills in service:"] + told.map { "  \($0.oneLine(400))" }).joined(separator: "\n"))
        }
        parts.append(outcome(report))
        return "\n" + parts.joined(separator: "\n\n")
    }

    private func sessions(_ report: GenerationReport) -> String {
        guard !report.sessions.isEmpty else { return "Sessions: none that is new" }
        let days = report.sessions.map(\.day)
        let span = [days.min(), days.max()].compactMap { $0 }
        let people = Set(report.sessions.compactMap(\.user)).count
        let places = Set(report.sessions.compactMap(\.repository)).count
        let agents = Agent.allCases.compactMap { agent in
            let count = report.sessions.count { $0.agent == agent }
            return count == 0 ? nil : "\(agent.title) \(count)"
        }
        let when = span.first == span.last ? span.prefix(1).joined() : span.joined(separator: " to ")
        let turns = report.sessions.reduce(0) { $0 + $1.turns }
        return """
            Sessions read: \(report.sessions.count) (\(agents.joined(separator: ", "))), \(turns) user turns, \
            \(people) people, \(places) repositories, \(when)
            """
    }

    private func corrections(_ report: GenerationReport) -> String {
        let durable = report.corrections.count(where: \.isDurable)
        let lines = report.corrections.map { line in
            let who = (line.user ?? "?").prefix { $0 != "@" }
            let words = line.words.isEmpty ? "(no words)" : "\"\(line.words.oneLine(76))\""
            let mark = line.isDurable ? "*" : " "
            let channels = line.channels.map(\.rawValue).joined(separator: "+")
            return
                "\(mark) \(line.day) \(String(who).padded(to: 6)) \((line.repository ?? "?").padded(to: 13)) "
                + "\(words.padded(to: 78)) \(channels)"
        }
        let head =
            "Corrections found: \(report.corrections.count), of which \(durable) hold beyond their task (*)"
        return ([head] + lines.map { "  " + $0 }).joined(separator: "\n")
    }

    private func candidates(_ report: GenerationReport) -> String {
        (["Clusters: \(report.clusters); candidates judged: \(report.candidates.count)"]
            + report.candidates.map(candidate)).joined(separator: "\n")
    }

    /// One candidate with each gate's verdict; gates that passed share a line, the others say why.
    private func candidate(_ candidate: GenerationReport.CandidateLine) -> String {
        let passed = candidate.verdicts.filter { $0.outcome == .pass }.map(\.gate)
        let others = candidate.verdicts.filter { $0.outcome != .pass }.map { verdict in
            "      \(mark(verdict.outcome)) \(verdict.gate): \(verdict.reason.oneLine(130))"
        }
        return
            ([
                "  \(candidate.name): \(status(candidate.status))",
                "      \"\(candidate.instruction.oneLine(100))\", \(counts(candidate))",
                "      pass   \(passed.joined(separator: ", "))",
            ] + others).joined(separator: "\n")
    }

    private func counts(_ candidate: GenerationReport.CandidateLine) -> String {
        let seen = candidate.recurrence
        let place =
            switch candidate.scope {
            case .repository(let name): "only in \(name)"
            case .everywhere:
                "in \(seen.repositories == 1 ? "1 repository" : "\(seen.repositories) repositories")"
            }
        let people = seen.users == 1 ? "1 person" : "\(seen.users) people"
        return "said \(seen.corrections)× in \(counted(seen.sessions, "session")) on "
            + "\(counted(seen.days, "day")) by \(people), \(place)"
            + (candidate.files.map { ", with " + $0.globs.joined(separator: " ").oneLine(80) } ?? "")
    }

    private func outcome(_ report: GenerationReport) -> String {
        let new = report.approved.isEmpty ? "none new" : report.approved.joined(separator: ", ")
        return "Approved skills: \(new) (\(report.library.count) in all)"
    }

    private func status(_ status: String) -> String { status == "promoted" ? "approved" : status }

    private func mark(_ outcome: GateVerdict.Outcome) -> String {
        switch outcome {
        case .pass: "pass  "
        case .refuse: "REFUSE"
        case .ask: "ask   "
        case .notMeasured: "-     "
        }
    }
}
