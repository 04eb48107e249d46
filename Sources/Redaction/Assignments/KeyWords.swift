/// The vocabulary of key names.
enum KeyWords {
    /// What a word does in a name; a word may do several things.
    struct Role: OptionSet, Sendable {
        let rawValue: Int
        static let neutralEnd = Role(rawValue: 1)
        static let describing = Role(rawValue: 2)
        static let harmless = Role(rawValue: 4)
        static let qualifier = Role(rawValue: 8)
        static let shortPassword = Role(rawValue: 16)
    }

    /// The lists below in one table: names are judged often, and one look-up a word is a fifth of five.
    static let roles: WordTable<Role> = {
        var roles: [String: Role] = [:]
        let lists: [(Set<String>, Role)] = [
            (neutralEnds, .neutralEnd), (describing, .describing), (harmless, .harmless),
            (keyQualifiers, .qualifier),
            (shortPasswords, .shortPassword),
        ]
        for (words, role) in lists {
            for word in words { roles[word, default: []].insert(role) }
        }
        return WordTable(roles)
    }()

    static let passwords: [StaticString] = [
        "password", "passwd", "passphrase", "passwort", "requirepass", "masterauth",
    ]
    static let shortPasswords: Set<String> = [
        "pwd", "pass", "pw", "passcode", "pswd", "mnemonic", "psk", "storepass", "keypass", "userpass",
        "rootpass", "dbpass", "adminpass", "smtppass", "proxypass", "pincode",
    ]

    /// Last words that say where a secret is used or how it is written.
    static let neutralEnds: Set<String> = [
        "base", "value", "string", "data", "plain", "plaintext", "raw", "prod", "production", "dev",
        "development",
        "staging", "stage", "test", "live", "sandbox", "old", "new", "current", "default", "b64", "base64",
        "encoded",
        "enc", "main", "backup", "override", "private",
    ]

    /// Last words that describe a secret without being one.
    static let describing: Set<String> = [
        "id", "ids", "name", "names", "type", "types", "path", "paths", "file", "files", "filename", "url",
        "uri",
        "urls", "endpoint", "count", "counts", "limit", "limits", "length", "len", "size", "expiry",
        "expires",
        "expiration", "at", "ttl", "field", "label", "hint", "policy", "regex", "pattern", "prefix", "suffix",
        "header", "env", "ref", "refs", "arn", "version", "algorithm", "alg", "usage", "budget", "tokens",
        "index",
        "status", "state", "code", "reset", "change", "changed", "required", "enabled", "disabled", "error",
        "errors", "valid", "invalid", "ratio", "rate", "cost", "price", "kind", "format", "encoding",
        "provider",
        "source", "scope", "scopes", "var", "variable", "position", "pos", "offset", "start", "end", "line",
        "column", "class", "list", "map", "dict", "store", "manager", "service", "factory", "handler",
        "parser",
        "stream", "helper", "util", "utils", "tests", "spec", "method", "mode", "strength",
        "rotation",
        "age", "date", "time", "timeout", "description", "title", "text", "placeholder", "dir", "directory",
        "mount", "volume", "used", "max", "min", "total", "sum", "avg", "hash", "digest", "fingerprint",
        "keys",
    ]

    /// Words that make the whole name harmless wherever they stand.
    static let harmless: Set<String> = [
        "public", "publishable", "pub", "foreign", "primary", "partition", "sort", "cache", "next", "page",
        "continuation", "pagination", "cursor", "idempotency", "no", "without", "skip", "ask", "forgot",
        "num",
        "verify", "has", "is", "should", "cancellation", "for", "by", "label", "hot", "callback",
        "input", "output", "max", "lexer", "syntax",
    ]

    /// Words before `key` that make it a secret's name.
    static let keyQualifiers: Set<String> = [
        "api", "access", "private", "secret", "encryption", "signing", "master", "service", "account", "auth",
        "license", "ssh", "deploy", "admin", "app", "application", "server", "shared", "storage", "webhook",
        "hmac",
        "jwt", "aes", "rsa", "session", "cookie", "crypt", "decryption", "sas", "subscription", "integration",
        "client", "consumer", "functions", "host", "write", "ingest", "sdk", "instrumentation", "x",
    ]

    static let joinedKeys: [StaticString] = [
        "apikey", "accesskey", "secretkey", "privatekey", "authkey", "accountkey", "masterkey",
        "encryptionkey",
        "signingkey", "sharedaccesskey", "appkey",
    ]

    /// Words that are a whole name, or at least end one, whatever stands before.
    static let whole = WordTable<KeyKind>([
        "authorization": .authorization, "cookie": .cookie, "cookies": .cookie,
        "code": .vague(rule: "oauth-code"),
    ])

    /// Names that need a random value, with their rule.
    static let vague = WordTable<String>([
        "auth": "credential", "credential": "credential", "credentials": "credential", "creds": "credential",
        "jwt": "token", "bearer": "token", "pat": "token", "signature": "signature", "sig": "signature",
        "phpsessid": "session", "sessionid": "session", "sessid": "session",
        "jsessionid": "session", "secrets": "secret", "webhook": "webhook", "salt": "secret",
    ])

    /// Vendors whose keys have no prefix, known by the first word of the variable's name.
    static let vendors = WordTable<String>([
        "aws": "aws-secret", "datadog": "datadog-key", "dd": "datadog-key", "cloudflare": "cloudflare-key",
        "cf": "cloudflare-key", "algolia": "algolia-key", "fastly": "fastly-key", "twilio": "twilio-key",
        "heroku": "heroku-key", "vercel": "vercel-key", "netlify": "netlify-key", "asana": "asana-key",
        "azure": "azure-key", "moda": "moda-key", "anthropic": "anthropic-key", "openai": "openai-key",
        "github": "github-token", "gh": "github-token", "gitlab": "gitlab-token", "npm": "npm-token",
        "slack": "slack-token", "stripe": "stripe-key", "cohere": "cohere-key", "mistral": "mistral-key",
        "okta": "okta-key", "snyk": "snyk-key", "wandb": "wandb-key", "sentry": "sentry-token",
        "discord": "discord-token", "telegram": "telegram-token", "gemini": "gcp-key", "google": "gcp-key",
        "linear": "linear-key", "elastic": "elastic-key", "travis": "travis-key", "codecov": "codecov-key",
        "facebook": "facebook-token", "twitter": "twitter-key", "paypal": "paypal-key", "plaid": "plaid-key",
    ])
}
