internal import Events
internal import Git

/// Decides who changed what one look shows, from the looks before it and other sessions' work.
///
/// What the agent left at its stop and is otherwise at the next prompt, the user changed; what was as it is
/// at a prompt or before a tool and is otherwise after it, the agent. Nothing doubtful is ever the user's.
struct Authorship {
    /// A step of more paths than this is a checkout, a merge or a code generator, and tells nothing of anybody's
    /// taste.
    static let bulk = 200

    private let looks: [LookRecord]
    private let causes: [SnapshotMoment.Cause]
    private let index: Int
    private let others: Activity

    /// `causes` are those of the looks, `SnapshotMoment.Cause.told(by:)`.
    init(_ looks: [LookRecord], _ causes: [SnapshotMoment.Cause], upTo index: Int, others: Activity) {
        self.looks = looks
        self.causes = causes
        self.index = index
        self.others = others
    }

    /// Who made each of the diff's changes; `meanwhile` tells what changed between two commits.
    func authors(of diff: TreeDiff, meanwhile: (ObjectID, ObjectID) -> TreeDiff) -> [Author] {
        diff.changes.map { change in
            guard let baseline = lastLook(at: change) else { return .unclear }
            let author = author(since: baseline)
            switch author {
            case .agent where looks[index].look == .whole:
                return culprit(of: change, among: spans(since: baseline), meanwhile) ?? .agent
            case .user where diff.changes.count > Self.bulk: return .unclear
            case .user:
                let spans = spans(since: baseline)
                // Where an agent was at work and what it did cannot be told apart, it is nobody's.
                return culprit(of: change, among: spans, meanwhile) ?? (spans.isEmpty ? author : .unclear)
            default: return author
            }
        }
    }

    /// The last look before this one that saw the path: a look at some paths knows nothing of the rest.
    private func lastLook(at change: TreeChange) -> Int? {
        let shown = change.shownPath
        return looks[..<index].lastIndex { look in
            guard case .paths(let paths) = look.look else { return true }
            // Tools name files in their own way: absolute, or below some folder.
            return paths.contains { $0 == shown || $0.hasSuffix("/" + shown) }
        }
    }

    private func author(since baseline: Int) -> Author {
        guard !looks[index].late else { return .unclear }
        let between = causes[(baseline + 1)..<index]
        let (from, to) = (causes[baseline], causes[index])
        if to.endsWork {
            // The agent's, unless the user had the floor somewhere in between without a look at the path.
            return from.isAtWork && !between.contains(where: \.isRest) ? .agent : .unclear
        }
        return user(from, to, between, since: baseline)
    }

    private func user(
        _ from: SnapshotMoment.Cause, _ to: SnapshotMoment.Cause, _ between: ArraySlice<SnapshotMoment.Cause>,
        since baseline: Int
    ) -> Author {
        let rested = from.isRest || from == .sessionStart
        if rested, !between.contains(where: \.isAtWork) {
            return .user(to == .beforeTool ? .likely : .sure)
        }
        // The agent was in the middle of something: only between two of its tools nothing of it runs.
        guard from == .afterTool, to == .beforeTool || to == .prompt, !hasOpenTool(baseline),
            !between.contains(where: \.isAtWork)
        else { return .unclear }
        return .user(.likely)
    }

    /// True where a tool had begun and not yet ended when the look at `place` was taken.
    private func hasOpenTool(_ place: Int) -> Bool {
        var open: Set<String> = []
        for (look, cause) in zip(looks[...place], causes) {
            switch cause {
            case .beforeTool: open.insert(look.moment.toolCall ?? look.moment.delivery)
            case .afterTool: if let call = look.moment.toolCall { open.remove(call) }
            case .stop, .sessionStart, .sessionEnd: open = []
            case .prompt: break
            }
        }
        return !open.isEmpty
    }

    private func spans(since baseline: Int) -> [Activity.Span] {
        others.spans(from: looks[baseline].moment.at, to: looks[index].moment.at)
    }

    /// The other session in whose agent's work the same change was seen; nil where there is none.
    private func culprit(
        of change: TreeChange, among spans: [Activity.Span], _ meanwhile: (ObjectID, ObjectID) -> TreeDiff
    ) -> Author? {
        let span = spans.first { span in
            meanwhile(span.old, span.new).changes.contains {
                $0.path == change.path && $0.after == change.after
            }
        }
        return span.map { .otherAgent($0.session) }
    }
}
