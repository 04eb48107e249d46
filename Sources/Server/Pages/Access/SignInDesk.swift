internal import Events
internal import Store

/// Who may sign in to the review page, with what, and for how long.
struct SignInDesk: Sendable {
    /// A working day.
    static let sessionSeconds: Int64 = 12 * 3_600
    /// Long enough to switch to the browser.
    static let codeSeconds: Int64 = 60
    static let codePrefix = "once_"

    let pages: PageParts
    let control: any ControlStore
    let check: KeyCheck
    let now: @Sendable () -> Timestamp

    /// The key that a person proves to have, by itself or by a code made with it; nil for every wrong one alike.
    func key(for text: String) async throws -> KeyRecord? {
        guard text.hasPrefix(Self.codePrefix) else { return try await check.key(offered: [text]) }
        let digest = ContentID.sha256(text.utf8)
        guard let code = try await pages.store.takeSignIn(digest: digest, kind: .code),
            code.isLive(at: now()), let key = try await control.key(id: code.keyID), key.isLive(at: now())
        else { return nil }
        return key
    }

    /// What the browser keeps.
    func begin(with key: KeyRecord) async throws -> String {
        let secret = pages.newSecret()
        try await add(secret, .session, keyID: key.id, seconds: Self.sessionSeconds)
        return secret
    }

    func end(_ secret: String) async throws {
        _ = try await pages.store.takeSignIn(digest: ContentID.sha256(secret.utf8), kind: .session)
    }

    /// A code that lets a browser in once, with what the key may do.
    func code(for keyID: String) async throws -> String {
        let code = Self.codePrefix + pages.newSecret()
        try await add(code, .code, keyID: keyID, seconds: Self.codeSeconds)
        return code
    }

    private func add(_ secret: String, _ kind: SignIn.Kind, keyID: String, seconds: Int64) async throws {
        let now = now()
        let signIn = SignIn(
            digest: ContentID.sha256(secret.utf8), kind: kind, keyID: keyID, createdAt: now,
            expiresAt: Timestamp(milliseconds: now.milliseconds + seconds * 1_000))
        try await pages.store.add(signIn, at: now)
    }
}
