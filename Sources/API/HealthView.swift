/// The answer of `GET /healthz` and `GET /readyz`.
package struct HealthView: Sendable, Codable, Equatable {
    /// One thing that must be well.
    package struct Check: Sendable, Codable, Equatable {
        /// `server`, `writer`, `disk`, `migrations` or `queue`.
        package var name: String
        package var isOK: Bool
        /// The figures, and what to do where they are bad.
        package var detail: String

        package init(name: String, isOK: Bool, detail: String) {
            self.name = name
            self.isOK = isOK
            self.detail = detail
        }

        private enum CodingKeys: String, CodingKey {
            case name, detail
            case isOK = "ok"
        }
    }

    /// `ok` or `unavailable`.
    package var status: String
    package var checks: [Check]

    package init(checks: [Check]) {
        status = checks.allSatisfy(\.isOK) ? "ok" : "unavailable"
        self.checks = checks
    }
}
