internal import Events
internal import Git

/// When the agents of other sessions were at work in the same work tree.
struct Activity: Sendable {
    struct Span: Sendable {
        var session: SessionKey
        var from: Int64
        var to: Int64
        /// The commits before and after.
        var old: ObjectID
        var new: ObjectID
    }

    /// A turn without its end was broken off, or goes on: for so many milliseconds it counts as going on.
    private static let openTurn: Int64 = 30 * 60_000
    private let spans: [Span]

    init(of sessions: [ShadowSession]) {
        spans = sessions.flatMap { session in
            let (looks, causes) = (session.looks, SnapshotMoment.Cause.told(by: session.looks))
            return looks.indices.compactMap { index in Self.span(looks, causes, index) }
        }
    }

    /// The spans that overlap a stretch of time.
    func spans(from: Timestamp, to: Timestamp) -> [Span] {
        spans.filter { $0.from < to.milliseconds && $0.to > from.milliseconds }
    }

    private static func span(_ looks: [LookRecord], _ causes: [SnapshotMoment.Cause], _ index: Int) -> Span? {
        let look = looks[index]
        guard causes[index].isAtWork else { return nil }
        let from = look.moment.at.milliseconds
        let next = index + 1 < looks.count ? looks[index + 1] : nil
        let (open, overflows) = from.addingReportingOverflow(openTurn)
        let end = overflows ? Int64.max : open
        let to = next.map {
            causes[index + 1].endsWork ? $0.moment.at.milliseconds : min($0.moment.at.milliseconds, end)
        }
        return Span(
            session: look.moment.session, from: from, to: to ?? end, old: look.commit,
            new: next?.commit ?? look.commit)
    }
}

extension SnapshotMoment.Cause {
    /// The causes of a session's looks, where a start in the middle of a turn is the turn's going on: the agent
    /// compacts its context, and is at work before and after.
    static func told(by looks: [LookRecord]) -> [SnapshotMoment.Cause] {
        var causes: [SnapshotMoment.Cause] = []
        for look in looks {
            let goesOn = look.moment.cause == .sessionStart && causes.last?.isAtWork == true
            causes.append(goesOn ? .prompt : look.moment.cause)
        }
        return causes
    }

    /// The agent goes on after this moment.
    var isAtWork: Bool { self == .prompt || self == .beforeTool || self == .afterTool }
    /// What was seen then is the agent's work, if anything is.
    var endsWork: Bool { self == .afterTool || self == .stop }
    /// Nothing but the user has been at work since the agent stopped.
    var isRest: Bool { self == .stop || self == .sessionEnd }
}
