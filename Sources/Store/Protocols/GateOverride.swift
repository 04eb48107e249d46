package import Events

/// A gate's parameter as a tenant wants it; the value is JSON, and whoever reads it checks it.
package struct GateOverride: Sendable, Codable, Equatable {
    package var gate: String
    package var parameter: String
    package var value: JSONValue

    package init(gate: String, parameter: String, value: JSONValue) {
        self.gate = gate
        self.parameter = parameter
        self.value = value
    }
}

/// A tenant's change of a gate: who, when, why, from what to what.
package struct GateChange: Sendable, Codable, Equatable {
    package var gate: String
    package var parameter: String
    /// Nil where the shipped value holds again.
    package var value: JSONValue?
    package var before: JSONValue?
    package var at: Timestamp
    package var keyID: String
    package var keyName: String
    package var reason: String?

    package init(
        gate: String, parameter: String, value: JSONValue?, before: JSONValue? = nil, at: Timestamp,
        keyID: String, keyName: String, reason: String? = nil
    ) {
        self.gate = gate
        self.parameter = parameter
        self.value = value
        self.before = before
        self.at = at
        self.keyID = keyID
        self.keyName = keyName
        self.reason = reason
    }
}
