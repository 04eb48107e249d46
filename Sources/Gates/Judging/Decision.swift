package import Events

/// What becomes of a candidate by all its verdicts.
package enum Decision: Sendable, Equatable {
    case approve
    /// A person decides; the ids of the gates that ask.
    case wait([String])
    /// The ids of the gates that refuse.
    case refuse([String])

    /// Any refusal refuses, else any question waits; no verdicts at all are no approval.
    package init(of verdicts: [GateVerdict]) {
        let refusing = verdicts.filter { $0.outcome == .refuse }.map(\.gate)
        let asking = verdicts.filter { $0.outcome == .ask }.map(\.gate)
        if !refusing.isEmpty || verdicts.isEmpty {
            self = .refuse(refusing)
        } else {
            self = asking.isEmpty ? .approve : .wait(asking)
        }
    }
}
