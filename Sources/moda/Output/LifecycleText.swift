import API
import Events

/// A skill over time, for a person.
enum LifecycleText {
    static func history(_ history: SkillHistory) -> String {
        history.versions.map { version in
            let who =
                switch (version.origin, version.author) {
                case ("person", let author): "written by \(author?.oneLine(40) ?? "a person")"
                case ("merged", let author):
                    "drafted, approved by \(author?.oneLine(40) ?? "a person"), manual edits kept"
                case (_, let author?): "drafted, approved by \(author.oneLine(40))"
                case (_, nil): "drafted, approved by the gates"
                }
            let note = version.note.map { ": \"\($0.oneLine(120))\"" } ?? ""
            return "v\(String(version.version).padded(to: 3)) \(version.createdAt.prefix(16))  "
                + "\(version.digest.prefix(19))  \(who)\(note)"
        }.joined(separator: "\n")
    }

    static func difference(_ difference: SkillDifference) -> String {
        guard !difference.lines.isEmpty else {
            return "v\(difference.from) and v\(difference.to) have the same text"
        }
        return (["--- v\(difference.from)", "+++ v\(difference.to)"] + difference.lines)
            .map { $0.oneLine(10_000) }.joined(separator: "\n")
    }

    static func effects(_ list: SkillEffectList) -> String {
        guard !list.skills.isEmpty else { return "no skill was ever served: moda skills gen --wait" }
        let table = TextTable(
            [
                .init(title: "skill", isNumber: false, narrowest: 20),
                .init(title: "status", isNumber: false),
                .init(title: "before", isNumber: false), .init(title: "since", isNumber: false),
                .init(title: "standing", isNumber: false), .init(title: "taken up"),
            ],
            list.skills.map { skill in
                [
                    "\(skill.id) v\(skill.version)", skill.status, rate(skill.before), rate(skill.after),
                    skill.standing + (skill.strikes > 0 ? " (\(skill.strikes))" : ""),
                    skill.isNeverActivated ? "never" : String(skill.activations),
                ]
            })
        let never = list.skills.filter(\.isNeverActivated).map(\.id)
        var notes: [String] = []
        if !never.isEmpty { notes.append("Never taken up: \(never.joined(separator: ", "))") }
        if list.unnamedActivations > 0 {
            notes.append(
                "Taken up \(list.unnamedActivations)× without a name: set OTEL_LOG_TOOL_DETAILS=1 (moda init)"
            )
        }
        return ([table.text] + notes).joined(separator: "\n\n")
    }

    /// How each skill does in service, a table and what there is to say beside it.
    static func service(_ list: SkillEffectList) -> String {
        guard !list.skills.isEmpty else { return "no such skill was ever served: moda skills gen --wait" }
        let table = TextTable(
            [
                .init(title: "skill", isNumber: false, narrowest: 20),
                .init(title: "status", isNumber: false),
                .init(title: "served since", isNumber: false), .init(title: "before", isNumber: false),
                .init(title: "since", isNumber: false), .init(title: "standing", isNumber: false),
                .init(title: "taken up"), .init(title: "last", isNumber: false),
            ],
            list.skills.map { skill in
                [
                    "\(skill.id) v\(skill.version)", skill.status, day(skill.servedSince), rate(skill.before),
                    rate(skill.after), skill.standing, String(skill.activations), day(skill.lastActivation),
                ]
            })
        let notes = list.skills.flatMap(notes)
        return ([table.text] + (notes.isEmpty ? [] : [notes.joined(separator: "\n")])).joined(
            separator: "\n\n")
    }

    private static func notes(_ skill: SkillEffectView) -> [String] {
        var notes: [String] = []
        if skill.isNeverActivated, let silence = skill.silence {
            notes.append(
                "\(skill.id): never taken up in \(counted(silence.days, "day")), though its situation came up in "
                    + "\(silence.occasions) of \(counted(silence.sessions, "session"))")
        }
        if let reason = skill.reason { notes.append("\(skill.id): \(skill.status), \(reason.oneLine(300))") }
        notes += (skill.retirement ?? []).map { "\(skill.id): may be retired: \($0.reason.oneLine(300))" }
        return notes
    }

    private static func day(_ time: String?) -> String { time.map { String($0.prefix(10)) } ?? "-" }

    /// "3/40 (3-20 %)".
    private static func rate(_ rate: SkillEffectView.Rate?) -> String {
        guard let rate, rate.sessions > 0 else { return "-" }
        return "\(rate.corrected)/\(rate.sessions) (\(percent(rate.low))-\(percent(rate.high)) %)"
    }

    private static func percent(_ share: Double) -> Int { Int((min(max(share, 0), 1) * 100).rounded()) }
}
