import Testing

@testable import Redaction

/// What each structure shows and hides; `§` stands for the secret of the case.
@Suite struct ShapeTests {
    let redactor = Redactor()

    @Test(arguments: [
        ("password", "PASSWORD=§"), ("password", "db_password: \"§\""),
        ("password", "{\"password\":\"§\",\"n\":1}"),
        ("password", "{\\\"password\\\":\\\"§\\\"}"), ("password", "login --password=§ now"),
        ("password", "login --password § now"), ("password", "<password>§</password>"),
        ("password", "Server=db;Password=§;Encrypt=true"), ("password", "mysql -u root -p§ shop"),
        ("password", "docker login -u bob -p § ghcr.io"), ("password", "sshpass -p '§' ssh host"),
        ("password", "curl -u bob:§ https://example.com"), ("password", "login bob\npassword §\n"),
        ("password", "- name: DB_PASSWORD\n  value: §\n"),
        ("password", "{\"name\":\"DB_PASSWORD\",\"value\":\"§\"}"),
        ("password", "{\"key\":\"db.password\",\"value\":{\"stringValue\":\"§\"}}"),
        ("password", "CREATE USER bob WITH PASSWORD '§';"), ("password", "password: |\n  §\nport: 1"),
        ("password", "requests.get(u, auth=(\"bob\", \"§\"))"), ("password", "setPassword(\"§\")"),
        ("password", "machine h login bob password §"), ("password", "requirepass §"),
        ("password", "my password is § ok"), ("api-key", "API key: §"),
        ("token", "[\"--auth-token\", \"§\"]"),
        ("url-password", "https://bob:§@example.com/x"), ("url-password", "redis://:§@cache:6379"),
        ("secret", "printf '§' | wrangler secret put NAME"),
        ("secret", "docker login --password-stdin <<< \"§\""),
        ("api-key", "curl -H 'X-Api-Key: §' x"), ("api-key", "https://a.example/x?api_key=§&v=1"),
        ("api-key", "gh secret set APP_API_KEY --body \"§\""),
        ("api-key", "https%3A%2F%2Fa%2F%3Fapi_key%3D§%26v%3D1"),
        ("bearer-token", "Authorization: Bearer §\r\nAccept: */*"),
        ("bearer-token", "{\"Authorization\":[\"Bearer §\"]}"),
        ("authorization", "authorization: token §"), ("cookie", "Cookie: a=§"),
        ("cookie", "set-cookie: sid=§; Path=/; HttpOnly"),
        ("cookie", "Cookie: {session: §}"),
    ])
    func secretIsReplacedAndTheRestStays(rule: String, pattern: String) {
        let secret = "Tr0ub4dor-" + "9xQz71"
        #expect(redactor.redact(fill(pattern, secret)) == fill(pattern, "[REDACTED:\(rule)]"))
    }

    @Test func numberInJSONBecomesAString() {
        #expect(
            redactor.redact("{\"password\": 12345678, \"n\": 1}")
                == "{\"password\": \"[REDACTED:password]\", \"n\": 1}")
        #expect(
            redactor.redact("{\\\"password\\\":12345678}") == "{\\\"password\\\":\\\"[REDACTED:password]\\\"}"
        )
    }

    @Test func privateKeysGoWholeAndInHalvesAndPublicOnesStay() {
        var digits = SeededDigits(seed: 3)
        let body = (0..<3).map { _ in digits.string("abcXYZ019+/", 64) }.joined(separator: "\n")
        let (begin, end) = ("-----BEGIN RSA PRIVATE KEY-----", "-----END RSA PRIVATE KEY-----")
        #expect(redactor.redact("\(begin)\n\(body)\n\(end)") == "\(begin)\n[REDACTED:private-key]\n\(end)")
        #expect(redactor.redact("\(begin)\n\(body)") == "\(begin)\n[REDACTED:private-key]")
        #expect(redactor.redact("\(body)\n\(end)") == "[REDACTED:private-key]\n\(end)")
        let certificate = "-----BEGIN CERTIFICATE-----\n\(body)\n-----END CERTIFICATE-----"
        #expect(redactor.redact(certificate) == certificate)
    }

    @Test func encodedSecretsGoAndTextAroundThemStays() {
        // "PASSWORD=Tr0ub4dor-9xQz71" and "user:…" forms, encoded by hand of the tools that do so.
        #expect(
            redactor.redact("echo UEFTU1dPUkQ9VHIwdWI0ZG9yLTl4UXo3MQ== | base64 -d")
                == "echo [REDACTED:password] | base64 -d")
        let hex = "PASSWORD=Tr0ub4dor-9xQz71".utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
            .joined()
        #expect(redactor.redact("x \(hex) y") == "x [REDACTED:password] y")
    }

    @Test func keyFormatsEndWhereTheirAlphabetEnds() {
        let key = "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a"
        #expect(redactor.redact("(\(key)).") == "([REDACTED:github-token]).")
        #expect(redactor.redact("\u{1B}[32m\(key)\u{1B}[0m") == "\u{1B}[32m[REDACTED:github-token]\u{1B}[0m")
        #expect(redactor.redact("🔑\(key)，") == "🔑[REDACTED:github-token]，")
        #expect(
            redactor.redact("ghp_" + String(repeating: "x", count: 36)) == "ghp_"
                + String(repeating: "x", count: 36))
    }

    private func fill(_ pattern: String, _ secret: String) -> String {
        String(pattern.map { $0 == "§" ? secret : String($0) }.joined())
    }
}
