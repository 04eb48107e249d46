/// When an approved skill is taken back for not helping, and when its silence is told of, as `gates/standing.yaml`
/// and a tenant say.
package struct StandingRule: Sendable, Equatable {
    static let id = "standing"
    static let parameters: [String: GateParameter.Kind] = [
        "demotes": .flag, "retires": .flag, "min_sessions_after": .integer, "min_days_after": .integer,
        "min_expected": .integer, "idle_share": .share, "forgiven_share": .share, "strikes": .integer,
        "sessions_between_strikes": .integer, "silent_days": .integer, "silent_sessions": .integer,
    ]

    package let demotes: Bool
    /// For good, rather than until a person says otherwise.
    package let retires: Bool
    package let minSessionsAfter, minDaysAfter, minExpected: Int
    package let idleShare, forgivenShare: Double
    package let strikes, sessionsBetweenStrikes: Int
    package let silentDays, silentSessions: Int

    init(_ parameters: GateParameters) throws(GateError) {
        demotes = try parameters.flag("demotes")
        retires = try parameters.flag("retires") || parameters.definition.onFailure == .refuse
        minSessionsAfter = try parameters.integer("min_sessions_after")
        minDaysAfter = try parameters.integer("min_days_after")
        minExpected = try parameters.integer("min_expected")
        idleShare = try parameters.share("idle_share")
        forgivenShare = try parameters.share("forgiven_share")
        strikes = try parameters.integer("strikes")
        sessionsBetweenStrikes = try parameters.integer("sessions_between_strikes")
        silentDays = try parameters.integer("silent_days")
        silentSessions = try parameters.integer("silent_sessions")
    }
}
