internal import Events

/// A cluster's corrections, those that a model drafts from apart from those that its draft is tried on.
///
/// Whole sessions are held out, picked by a digest and so the same on every run. Where too few would be left
/// on either side, all are drafted from, and the effect is not measured.
struct HeldOut {
    /// Sessions on each side from which on there is something to measure.
    static let fewest = 3

    let drafting: [Correction]
    let heldOut: [Correction]

    init(_ corrections: [Correction]) {
        let sessions = Set(corrections.map(\.session)).sorted { Self.mark($0) < Self.mark($1) }
        guard sessions.count >= 2 * Self.fewest else {
            (drafting, heldOut) = (corrections, [])
            return
        }
        let kept = Set(sessions.prefix(sessions.count - max(Self.fewest, sessions.count / 3)))
        drafting = corrections.filter { kept.contains($0.session) }
        heldOut = corrections.filter { !kept.contains($0.session) }
    }

    private static func mark(_ session: SessionKey) -> String {
        ContentID.make("held out", session.agent.rawValue, session.id)
    }
}
