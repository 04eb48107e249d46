package import Events

/// What the review page keeps of its own: who is signed in.
package protocol PageStore: Sendable {
    /// Adds a sign-in, and removes those that have ended.
    func add(_ signIn: SignIn, at now: Timestamp) async throws
    func signIn(digest: String, kind: SignIn.Kind) async throws -> SignIn?
    /// Removes a sign-in and answers with it, so that of two that try the same code one gets it.
    func takeSignIn(digest: String, kind: SignIn.Kind) async throws -> SignIn?
}

/// A browser that is signed in, or a code that lets one in once.
///
/// It speaks for a key and has no right of its own: what the key may not, it may not, and a revoked key ends it.
package struct SignIn: Sendable, Equatable {
    package enum Kind: String, Sendable {
        case code, session
    }

    /// SHA-256 of what the browser holds; who reads the store cannot sign in by it.
    package var digest: String
    package var kind: Kind
    package var keyID: String
    package var createdAt: Timestamp
    package var expiresAt: Timestamp

    package init(digest: String, kind: Kind, keyID: String, createdAt: Timestamp, expiresAt: Timestamp) {
        self.digest = digest
        self.kind = kind
        self.keyID = keyID
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }

    package func isLive(at now: Timestamp) -> Bool { createdAt <= now && now < expiresAt }
}
