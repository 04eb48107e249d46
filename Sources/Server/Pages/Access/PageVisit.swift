internal import Events
internal import Store

/// Who looks at a page: a browser that signed in with a key.
struct PageVisit: Sendable {
    /// What the browser's cookie holds.
    let secret: String
    let name: String
    let scopes: Set<KeyScope>

    /// What every form of this visit carries: a page of another origin cannot know it.
    var token: String { Self.token(for: secret) }

    static func token(for secret: String) -> String { ContentID.make("moda page form", secret) }

    var mayWrite: Bool { scopes.contains(.write) }
}
