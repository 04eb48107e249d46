package import Store

/// What becomes of a skill that does not help.
package enum DemotionPolicy: Sendable {
    /// It is no longer served, and waits for a person.
    case propose
    /// It is taken back for good.
    case retire

    package var status: SkillRecord.Status {
        switch self {
        case .propose: .proposed
        case .retire: .retired
        }
    }
}
