import API
import Events

/// One skill, for a reviewer.
struct SkillText {
    let detail: SkillDetail

    init(_ detail: SkillDetail) { self.detail = detail }

    var text: String {
        let skill = detail.skill
        var parts = [
            "\(skill.id) v\(skill.version), \(skill.status), \(skill.digest)", safe(detail.markdown),
        ]
        parts.append(
            (["Evidence (\(detail.evidence.count)):"]
                + detail.evidence.map { item in
                    let place = item.repository ?? "?"
                    return
                        "  \(item.day) \(item.agent.title), \(item.user ?? "?"), \(place): \"\(item.words.oneLine(160))\""
                }).joined(separator: "\n"))
        parts.append(
            (["Gates:"]
                + detail.verdicts.map { verdict in
                    "  \(verdict.outcome.rawValue.padded(to: 12)) \(verdict.gate.padded(to: 14)) \(verdict.reason.oneLine(200))"
                }).joined(separator: "\n"))
        return parts.joined(separator: "\n\n")
    }

    /// The text line by line, so that words from outside cannot steer the terminal.
    private func safe(_ markdown: String) -> String {
        markdown.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).oneLine(10_000) }
            .joined(separator: "\n")
    }
}
