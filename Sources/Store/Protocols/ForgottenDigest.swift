package import Events

/// That something was forgotten, in a form that says what only to who knows it already.
///
/// It goes with every backup, so that an older one that is restored is cleaned of it again.
package struct ForgottenDigest: Sendable, Codable, Hashable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// A coding agent's session: for good.
        case session
        /// A conversation with an LLM application, or one of its traces: for good.
        case conversation, trace
        /// A person or a repository: what was there at that time, not what comes later.
        case user, repository
    }

    package var tenant: TenantID
    package var kind: Kind
    package var salt: String
    package var digest: String
    package var at: Timestamp

    package init(tenant: TenantID, kind: Kind, salt: String, value: String, at: Timestamp) {
        self.tenant = tenant
        self.kind = kind
        self.salt = salt
        digest = Self.digest(of: value, kind, tenant, salt: salt)
        self.at = at
    }

    init(tenant: TenantID, kind: Kind, salt: String, digest: String, at: Timestamp) {
        (self.tenant, self.kind, self.salt, self.digest, self.at) = (tenant, kind, salt, digest, at)
    }

    static func digest(of value: String, _ kind: Kind, _ tenant: TenantID, salt: String) -> String {
        ContentID.make("forgotten", salt, tenant.rawValue, kind.rawValue, value)
    }
}
