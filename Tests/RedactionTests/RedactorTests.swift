import Testing

@testable import Redaction

/// Keys are put together here, so that no scanner takes this file's text for real ones.
@Suite struct RedactorTests {
    let redactor = Redactor()

    @Test(arguments: [
        ("anthropic-key", "sk-ant-" + "api03-R2D2abcXYZ0189mnopQRSTuvwx-_AA"),
        ("github-token", "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a"),
        ("aws-key", "AKIA" + "Z5TQ7WLN2MEXK4PD"),
        ("slack-token", "xoxb-" + "123456789012-1234567890123-AbCdEfGhIjKl"),
        ("moda-key", "moda_" + "k7QmZ2pXc9VbN4tRw8YfHs3LdJg6KaEu5TiO1qPz"),
    ])
    func providerKeyIsReplacedInAnySurroundings(rule: String, key: String) {
        for (before, after) in [("", ""), ("run x ", " now"), ("\"", "\","), ("a=", "&b=c"), ("\\n", "\\n")] {
            #expect(redactor.redact(before + key + after) == "\(before)[REDACTED:\(rule)]\(after)")
        }
    }

    @Test(arguments: [
        "let token = parser.next()", "password: String", "let secretKey = loadKey()", "the password is wrong",
        "use the token from staging", "Authorization: Bearer $TOKEN", "api_key = process.env.API_KEY",
        "token=<your-token>", "secret: ${SECRET}", "toolu_01A09q90qw90lq917835lq9", "call_9f2c1b7de0",
        "req_011CQ2Xh5uYpS7m3kq8nT4bV", "123e4567-e89b-12d3-a456-426614174000",
        "commit 3f786850e387550fdab836ed7e6dc881de23001b", "<REDACTED>", "[REDACTED]", "max_tokens=4096",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJqfQ9y0Ck0OJX3f5n6tqkQ2h5Z5n3N1m5fS8X2wq1bV me@host",
    ])
    func ordinaryTextStaysReadable(_ text: String) {
        #expect(redactor.redact(text) == text)
    }

    @Test func schemeWordsAndUsersStay() {
        #expect(
            redactor.redact("Authorization: Bearer abc123def456ghi")
                == "Authorization: Bearer [REDACTED:bearer-token]")
        #expect(
            redactor.redact("https://bob:hunter2@example.com/x")
                == "https://bob:[REDACTED:url-password]@example.com/x")
    }

    @Test func keyNameAloneMakesTheValueSecret() {
        #expect(redactor.redact(value: "hunter2 and more", key: "password") == "[REDACTED:password]")
        #expect(
            redactor.redact(value: "Bearer abcdef", key: "Authorization") == "Bearer [REDACTED:bearer-token]")
        #expect(
            redactor.redact(value: "a=b12345; theme=dark1", key: "Cookie")
                == "a=[REDACTED:cookie]; theme=[REDACTED:cookie]")
        #expect(redactor.redact(value: "4096", key: "max_tokens") == "4096")
    }

    @Test func jsonWithinAStringKeepsItsShape() {
        let text = #"{"user":"bob","password":"hun,t\"er2","n":1}"#
        #expect(redactor.redact(text) == #"{"user":"bob","password":"[REDACTED:password]","n":1}"#)
        let escaped = #"{\"password\":\"hunter2\",\"n\":1}"#
        #expect(redactor.redact(escaped) == #"{\"password\":\"[REDACTED:password]\",\"n\":1}"#)
    }

    @Test func markersAreRecognizedAndAgentsPlaceholdersAreNot() {
        #expect(Redactor.holdsMarker("a [REDACTED:jwt] b"))
        #expect(!Redactor.holdsMarker("a [REDACTED] <REDACTED> b"))
    }
}
