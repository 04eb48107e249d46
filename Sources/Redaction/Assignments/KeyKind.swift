/// What a key's name promises about its value.
enum KeyKind: Sendable, Hashable {
    /// A pass phrase: people choose it, so it may be an ordinary word.
    case password
    /// Made by a machine; the rule's id says which sort.
    case secret(rule: String)
    /// Names that often mean something else (`token`, `auth`): the value has to look random.
    case vague(rule: String)
    /// A header whose whole value is secret, but for a scheme word.
    case authorization
    /// `a=b; c=d`.
    case cookie

    var rule: String {
        switch self {
        case .password: "password"
        case .secret(let rule), .vague(let rule): rule
        case .authorization: "authorization"
        case .cookie: "cookie"
        }
    }

    /// A signature is a secret only within a URL, which it opens.
    var isSignature: Bool { self == .vague(rule: "signature") }

    /// `code` and `key` say something only as a URL's parameters.
    var isParameter: Bool { self == .vague(rule: "oauth-code") || self == .vague(rule: "url-query") }

    var isHeader: Bool { self == .authorization || self == .cookie }

    static let ruleIDs: Set<String> = [
        "password", "authorization", "cookie", "secret", "token", "api-key", "private-key", "credential",
        "bearer-token", "basic-auth", "url-password", "url-query", "oauth-code",
        "provider-key",
    ]
}
