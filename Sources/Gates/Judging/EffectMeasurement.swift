package import Events

/// What replaying held-out corrections showed: each with and without the skill.
package struct EffectMeasurement: Sendable, Equatable {
    /// One held-out correction.
    package struct Case: Sendable, Equatable {
        package var id: Correction.ID
        /// Whether what agents are told already would have prevented it.
        package var isPreventedWithout: Bool
        /// Whether that and the skill would have.
        package var isPreventedWith: Bool
        /// Whether the skill would have made the agent's work worse.
        package var isHarmed: Bool

        package init(
            id: Correction.ID, isPreventedWithout: Bool, isPreventedWith: Bool, isHarmed: Bool = false
        ) {
            self.id = id
            self.isPreventedWithout = isPreventedWithout
            self.isPreventedWith = isPreventedWith
            self.isHarmed = isHarmed
        }

        var isImproved: Bool { isPreventedWith && !isPreventedWithout }
        var isWorse: Bool { isHarmed || isPreventedWithout && !isPreventedWith }
    }

    package var cases: [Case]
    /// Cases for which the judge gave credit to a text about something else: one that does is no judge.
    package var controlCredits: Int
    /// Why nothing was measured; nil where something was.
    package var obstacle: String?

    package init(cases: [Case], controlCredits: Int = 0, obstacle: String? = nil) {
        self.cases = cases
        self.controlCredits = controlCredits
        self.obstacle = obstacle
    }
}
