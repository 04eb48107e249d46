import API
import Events

/// One skill, for a reviewer: the text or what would change of it, where it holds, who said it, what the gates
/// said, what people decided, and what can be decided now.
struct SkillText {
    private let detail: SkillDetail

    init(_ detail: SkillDetail) { self.detail = detail }

    var text: String {
        let skill = detail.skill
        let head =
            "\(skill.id)\(skill.version > 0 ? " v\(skill.version)" : ""), \(skill.status), \(skill.digest)"
        let parts = [
            [head], [safe(detail.markdown)], difference, merge, place, service, evidence, gates, decisions,
            next,
        ]
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    }

    private var service: [String] {
        guard let effect = detail.effect, effect.servedSince != nil else { return retirement }
        return [LifecycleText.service(SkillEffectList(skills: [effect], unnamedActivations: 0))]
    }

    private var retirement: [String] {
        (detail.skill.retirement ?? []).map { "May be retired: \($0.reason.oneLine(300))" }
    }

    private var difference: [String] {
        guard let candidate = detail.candidate else { return [] }
        let lines = LineDifference(from: detail.markdown, to: candidate.markdown).lines
        return ["A newer version, \(candidate.status), \(candidate.digest):"]
            + lines.map { "  " + $0.oneLine(10_000) }
    }

    private var merge: [String] {
        guard let merge = detail.candidate?.merge else { return [] }
        let author = merge.author.map { ", by \($0.oneLine(40))" } ?? ""
        let lost = merge.conflicts.flatMap(\.notTaken)
        return ["It is merged into v\(merge.keeps)\(author): approving it keeps all manual edits."]
            + (lost.isEmpty ? [] : ["Not taken of the draft, since the same lines were edited:"])
            + lost.map { "  - " + $0.oneLine(10_000) }
    }

    private var place: [String] {
        let seen = detail.recurrence.map { seen in
            "said \(seen.corrections)× in \(counted(seen.sessions, "session")) on \(counted(seen.days, "day"))"
        }
        let scope = detail.scope.map { scope in
            switch scope {
            case .repository(let name): "holds in \(name.oneLine(100)) only"
            case .everywhere: "holds everywhere"
            }
        }
        let parts = [scope, seen].compactMap(\.self)
        return parts.isEmpty ? [] : ["Where it applies: " + parts.joined(separator: ", ")]
    }

    private var evidence: [String] {
        ["Evidence (\(detail.evidence.count)):"]
            + detail.evidence.flatMap { item in
                let channels = item.channels.map(\.rawValue).joined(separator: "+")
                return [
                    "  \"\(item.words.oneLine(160))\"",
                    "      \(item.day) \(item.agent.title), \(item.user?.oneLine(60) ?? "nobody known"), "
                        + "\(item.repository?.oneLine(60) ?? "no repository"), by \(channels), "
                        + "session \(item.session.oneLine(64))",
                ]
            }
    }

    private var gates: [String] {
        guard !detail.verdicts.isEmpty else { return ["Gates: they have not judged it"] }
        return ["Gates:"]
            + detail.verdicts.map { verdict in
                "  \(verdict.outcome.rawValue.padded(to: 12)) \(verdict.gate.padded(to: 14)) \(verdict.reason.oneLine(200))"
            }
    }

    private var decisions: [String] {
        guard !detail.decisions.isEmpty else { return [] }
        return ["Decisions:"]
            + detail.decisions.map { decision in
                let overruled =
                    decision.overruled.isEmpty
                    ? "" : ", overruling \(decision.overruled.joined(separator: ", "))"
                let reason = decision.reason.map { ": \"\($0.oneLine(200))\"" } ?? ""
                return "  \(decision.at.prefix(16)) \(decision.action.rawValue) v\(decision.version) by "
                    + "\(decision.by.oneLine(40)) (\(decision.keyID))\(overruled)\(reason)"
            }
    }

    private var next: [String] {
        let id = detail.skill.id
        var lines: [String] = []
        if (detail.candidate?.status ?? detail.skill.status) == "proposed" {
            lines = ["moda skills approve \(id)", "moda skills reject \(id) --reason '...'"]
        }
        if detail.skill.status == "approved" { lines.append("moda skills retire \(id)") }
        if detail.skill.retirement != nil { lines.append("moda skills approve \(id)   (it stays)") }
        return lines.isEmpty ? [] : ["Decide:"] + lines.map { "  " + $0 }
    }

    /// The text line by line, so that words from outside cannot steer the terminal.
    private func safe(_ markdown: String) -> String {
        markdown.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).oneLine(10_000) }
            .joined(separator: "\n")
    }
}
