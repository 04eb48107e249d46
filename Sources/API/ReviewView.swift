/// What a person may decide of a skill: the last part of `POST /v1/skills/{id}/…`.
package enum ReviewAction: String, Sendable, Codable, CaseIterable {
    case approve, reject, retire
}

/// The body of a decision; every member may be left out, but a rejection wants its reason.
package struct ReviewRequest: Sendable, Codable, Equatable {
    package var reason: String?
    /// The digest of the text that was looked at: another text by now is not decided on.
    package var digest: String?
    /// Approves although a gate refused; not every gate lets itself be overruled.
    package var force: Bool?

    package init(reason: String? = nil, digest: String? = nil, force: Bool? = nil) {
        self.reason = reason
        self.digest = digest
        self.force = force
    }
}

/// The answer to a decision.
package struct ReviewView: Sendable, Codable, Equatable {
    package var skill: SkillView
    /// False where it had been decided so before.
    package var changed: Bool
    package var decision: DecisionView?

    package init(skill: SkillView, changed: Bool, decision: DecisionView?) {
        self.skill = skill
        self.changed = changed
        self.decision = decision
    }
}

/// Who decided what of a skill, when and why.
package struct DecisionView: Sendable, Codable, Equatable {
    package var action: ReviewAction
    /// RFC 3339, UTC.
    package var at: String
    /// The name of the API key that decided, and its public part.
    package var by: String
    package var keyID: String
    package var reason: String?
    /// Gates that were overruled.
    package var overruled: [String]
    /// The version that it made, or was about; 0 where there was none.
    package var version: Int

    package init(
        action: ReviewAction, at: String, by: String, keyID: String, reason: String?, overruled: [String],
        version: Int
    ) {
        self.action = action
        self.at = at
        self.by = by
        self.keyID = keyID
        self.reason = reason
        self.overruled = overruled
        self.version = version
    }

    private enum CodingKeys: String, CodingKey {
        case action, at, by, reason, overruled, version
        case keyID = "key_id"
    }
}
