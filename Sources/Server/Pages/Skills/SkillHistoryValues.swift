internal import API
internal import Events
internal import Harness
internal import Store

/// A skill over time: its versions, who decided what, and what became of the correction.
struct SkillHistoryValues: Sendable {
    struct Version: Sendable {
        let title: String
        let author: String
        let time: PageTime
        let note: String?
        let url: String?
        let isLooked: Bool
    }

    struct Decision: Sendable {
        let word: String
        let person: String
        let time: PageTime
        let reason: String?
        let overruled: String?
    }

    struct Effect: Sendable {
        let word: String
        let style: String
        let since: String
        let before: Rate?
        let after: Rate?
        let activations: String
        let last: String?
        let isNever: Bool
    }

    struct Rate: Sendable {
        let title: String
        let share: String
        let text: String
        /// 0 to 100, for a meter.
        let percent: Int

        init(_ title: String, _ rate: SkillEffectView.Rate) {
            self.title = title
            share = PageNumber.percent(rate.share)
            percent = Int((min(1, max(0, rate.share)) * 100).rounded())
            text =
                "\(rate.corrected) of \(counted(rate.sessions, "session")), 95 % interval "
                + "\(PageNumber.percent(rate.low)) to \(PageNumber.percent(rate.high))"
        }
    }

    let versions: [Version]
    let hasVersions: Bool
    let decisions: [Decision]
    let hasDecisions: Bool
    let effect: Effect?
    let lookedTitle: String?
    let looked: [DiffLine]

    init(
        id: String, versions all: [SkillVersion], decisions: [SkillDecision], effect: SkillEffectView?,
        looked number: Int?
    ) {
        versions = all.reversed().map { version in
            Version(
                title: "v\(version.version)",
                author: version.origins,
                time: PageTime(version.createdAt), note: version.note?.oneLine(400),
                url: version.version == all.first?.version
                    ? nil
                    : PagePath.with(PagePath.skill(id), ["version": String(version.version)]) + "#history",
                isLooked: version.version == number)
        }
        hasVersions = !versions.isEmpty
        self.decisions = decisions.reversed().map { Decision($0) }
        hasDecisions = !decisions.isEmpty
        self.effect = effect.map { Effect($0) }
        let index = all.firstIndex { $0.version == number }
        if let index, index > 0 {
            let (old, new) = (all[index - 1], all[index])
            lookedTitle = "From v\(old.version) to v\(new.version)"
            looked = DiffLine.lines(TextDifference(from: old.markdown, to: new.markdown).lines)
        } else {
            (lookedTitle, looked) = (nil, [])
        }
    }
}

extension SkillVersion {
    /// Where its text is from, and who let it through.
    fileprivate var origins: String {
        switch origin {
        case .person: "written by \(author ?? "a person")"
        case .merged: "drafted, approved by \(author ?? "a person"), manual edits kept"
        case .run: author.map { "drafted, approved by \($0)" } ?? "drafted, passed the gates"
        }
    }
}

extension SkillHistoryValues.Decision {
    fileprivate init(_ decision: SkillDecision) {
        word =
            switch decision.action {
            case .approve: "approved"
            case .reject: "rejected"
            case .retire: "retired"
            }
        person = decision.keyName.oneLine(80)
        time = PageTime(decision.at)
        reason = decision.reason.map { $0.oneLine(2_000) }
        overruled = decision.overruled.isEmpty ? nil : decision.overruled.joined(separator: ", ")
    }
}

extension SkillHistoryValues.Effect {
    fileprivate init(_ view: SkillEffectView) {
        (word, style) =
            switch view.standing {
            case "helps": ("helps: the correction is made less often", "good")
            case "harms": ("harms: the correction is made more often", "bad")
            case "idle": ("idle: the correction is made as often as before", "ask")
            case "unclear": ("unclear: not known to help, and not known not to", "off")
            default: ("too little happened to say", "off")
            }
        since = view.servedSince.map { "served since \($0.prefix(10))" } ?? "not measured yet"
        before = view.before.map { .init("Before", $0) }
        after = view.after.map { .init("Since", $0) }
        activations =
            view.activations == 0
            ? "No agent has taken it up."
            : "Taken up \(counted(view.activations, "time")) in \(counted(view.activeSessions, "session"))."
        last = view.lastActivation.map { String($0.prefix(10)) }
        isNever = view.isNeverActivated
    }
}
