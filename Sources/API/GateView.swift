package import Events

/// A gate's parameter as it holds for a tenant.
package struct GateSettingView: Sendable, Codable, Equatable {
    package var gate: String
    package var title: String
    package var parameter: String
    package var value: JSONValue
    package var shipped: JSONValue
    package var isOverridden: Bool
    /// Why a stored value does not hold; nil where all is well.
    package var problem: String?
    /// Can only get stricter.
    package var isFinal: Bool

    package init(
        gate: String, title: String, parameter: String, value: JSONValue, shipped: JSONValue,
        isOverridden: Bool, problem: String?, isFinal: Bool
    ) {
        self.gate = gate
        self.title = title
        self.parameter = parameter
        self.value = value
        self.shipped = shipped
        self.isOverridden = isOverridden
        self.problem = problem
        self.isFinal = isFinal
    }

    private enum CodingKeys: String, CodingKey {
        case gate, title, parameter, value, shipped, problem
        case isOverridden = "overridden"
        case isFinal = "final"
    }
}

/// Who changed a gate's parameter, when and why.
package struct GateChangeView: Sendable, Codable, Equatable {
    package var gate: String
    package var parameter: String
    /// Nil where the shipped value holds again.
    package var value: JSONValue?
    package var before: JSONValue?
    /// RFC 3339, UTC.
    package var at: String
    package var by: String
    package var keyID: String
    package var reason: String?

    package init(
        gate: String, parameter: String, value: JSONValue?, before: JSONValue?, at: String, by: String,
        keyID: String, reason: String?
    ) {
        self.gate = gate
        self.parameter = parameter
        self.value = value
        self.before = before
        self.at = at
        self.by = by
        self.keyID = keyID
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case gate, parameter, value, before, at, by, reason
        case keyID = "key_id"
    }
}

/// The answer of `GET /v1/gates`: every parameter, and the last changes of them.
package struct GateList: Sendable, Codable, Equatable {
    package var settings: [GateSettingView]
    package var changes: [GateChangeView]

    package init(settings: [GateSettingView], changes: [GateChangeView]) {
        self.settings = settings
        self.changes = changes
    }
}

/// The body of `PUT /v1/gates/{gate}/{parameter}`.
package struct GateChangeRequest: Sendable, Codable, Equatable {
    package var value: JSONValue
    package var reason: String?

    package init(value: JSONValue, reason: String? = nil) {
        self.value = value
        self.reason = reason
    }
}
