/// Logs and tool outputs as agents see them, full of ids and digests and without a secret.
enum GeneratedLogs {
    static func corpus(seed: UInt64, lines: Int) -> CleanCorpus {
        var random = SeededRandom(seed: seed)
        let texts = (0..<lines).map { _ in line(&random) }
        return CleanCorpus(name: "generated logs", texts: texts)
    }

    private static func line(_ random: inout SeededRandom) -> String {
        let parts = random.pick(templates).split(separator: "$", omittingEmptySubsequences: false)
        var out = String(parts[0])
        for part in parts.dropFirst() {
            guard let mark = part.first else { continue }
            out += value(mark, &random) + part.dropFirst()
        }
        return out
    }

    private static func value(_ mark: Character, _ random: inout SeededRandom) -> String {
        switch mark {
        case "U": expand("{h:8}-{h:4}-4{h:3}-b{h:3}-{h:12}", &random)
        case "H": random.string(Alphabet.hex, 40)
        case "S": random.string(Alphabet.hex, 64)
        case "h": random.string(Alphabet.hex, 7...12)
        case "T": "toolu_01" + random.string(Alphabet.base62, 22)
        case "C": "call_" + random.string(Alphabet.base62, 24)
        case "R": "req_011C" + random.string(Alphabet.base62, 20)
        case "M": "msg_01" + random.string(Alphabet.base62, 22)
        case "N": random.string(Alphabet.digit, 1...6)
        case "I": "10.\(random.string(Alphabet.digit, 2)).0.\(random.string(Alphabet.digit, 1...2))"
        case "P": random.pick(paths)
        case "W": random.pick(words)
        case "B": random.string(Alphabet.base64, 43) + "="
        case "Z": random.string(Alphabet.base62, 26)
        case "D": "$"
        default: ""
        }
    }

    private static let paths = [
        "/usr/lib/python3.11/site-packages/requests/sessions.py", "src/auth/token_store.rs",
        "Sources/App/Secrets.swift",
        "packages/web/src/components/PasswordField.tsx", "/home/bob/.cache/pip/http/a/b/c",
        "lib/jwt/verify.go",
        "node_modules/@types/node/crypto.d.ts", "docs/api-keys.md", "tests/test_cookie_jar.py",
    ]

    private static let words = [
        "build", "request", "session", "token", "password", "parser", "cache", "worker", "queue", "index",
        "secret",
        "user", "commit", "branch", "auth", "key", "cookie", "model", "agent", "config",
    ]

    private static let templates = [
        "2026-03-01T10:00:00.123Z INFO [$W] request_id=$R user=$N path=$P took=$Nms",
        "commit $H\nAuthor: Bob <bob@example.com>\nDate: Mon Mar 2 10:00:00 2026 +0000\n\n    Fix $W in $W handling ($h)",
        "{\"type\":\"tool_use\",\"id\":\"$T\",\"name\":\"Bash\",\"input\":{\"command\":\"cat $P | head -$N\"}}",
        "{\"id\":\"$M\",\"session_id\":\"$U\",\"usage\":{\"input_tokens\":$N,\"output_tokens\":$N,\"cache_read_input_tokens\":$N}}",
        "{\"call_id\":\"$C\",\"status\":\"completed\",\"output\":\"Exit code: 0\\nWall time: 0.$N seconds\"}",
        "$P:$N:$N: error: cannot find '$W' in scope; did you mean '$W'?",
        "  File \"$P\", line $N, in $W\n    self.token = token or default_token()\nValueError: invalid $W",
        "sha256:$S  $P ($N bytes)", "Digest: sha256:$S\nStatus: Downloaded newer image for app:1.$N",
        "\"integrity\": \"sha512-$B\",\n\"resolved\": \"https://registry.npmjs.org/left-pad/-/left-pad-1.3.0.tgz\"",
        "127.0.0.1 - - [01/Mar/2026:10:00:00 +0000] \"GET /api/v1/sessions/$U?page=$N HTTP/1.1\" 200 $N",
        "index $h..$h 100644\n--- a/$P\n+++ b/$P\n@@ -$N,7 +$N,8 @@ func $W() {\n-    let token = try parser.next()\n+    guard let token = parser.peek() else { return nil }",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI$B bob@host",
        "Compiling $W v0.$N.1 ($P)", "added $N packages, and audited $N packages in $Ns",
        "the $W is wrong: expected a $W of length $N, use the token from staging instead",
        "trace_id=$S span_id=$h parent=$h name=$W duration=$N.5",
        "PASS $P (0.$N s)\n  ✓ returns the $W when the password: field is empty ($N ms)",
        "etag: W/\"$h-$B\"\ncache-control: max-age=$N\nx-request-id: $U\nserver: nginx",
        "password: String,\n    token: Optional<Token>,\n    api_key: &str,\n    secret: impl Into<String>,",
        "const apiKey = process.env.API_KEY;\nif (!apiKey) throw new Error('API key is required');",
        "export API_KEY=$DAPI_KEY\ncurl -H \"Authorization: Bearer $DTOKEN\" https://example.com/$U",
        "key=$W value=$N max_tokens=$N token_type=bearer tokens: $N, $N, $N",
        "Set DATABASE_PASSWORD=<your-password> in .env, see docs/api-keys.md#rotation",
        "| $W | $N | $h | $U |", "docker run --rm -p $N:80 -v /tmp/$h:/data app:$h",
        "ulid=01J$Z node=$I key: $W-$N", "mkdir -p $P && cp -p $P /tmp/$W",
    ]
}
