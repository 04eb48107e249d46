import Testing

@testable import Redaction

/// What holds for every text, tried on texts put together at random from the pieces that rules look for.
@Suite struct PropertyTests {
    let redactor = Redactor()

    private static let pieces = [
        "password", "token", "api_key", "API_KEY", "Authorization", "Cookie", "=", ": ", " = ", "\"", "'",
        "\\\"", "\\",
        "\n", "\r\n", "\\n", ",", ";", "{", "}", "[", "]", "(", ")", "<", ">", "/", "@", "://", "https://",
        "bob:", "%3D",
        "%22", "%", "Bearer ", "Basic ", "sk-ant-", "ghp_", "AKIA", "xoxb-", "eyJ", ".",
        "-----BEGIN PRIVATE KEY-----",
        "-----END PRIVATE KEY-----", "curl -u ", "mysql -p", "--token ", "é", "日本", "🔑", "\u{0}",
        "\u{1B}[32m",
        "[REDACTED:jwt]", "[REDACTED]", "<REDACTED>", "$TOKEN", " ", "name", "value", "key", "echo ", "| ",
        "secret put",
        "dXNlcjpwYXNzd29yZA==", "c2stYW50LWFwaTAzLQ", "0x", "is ", "|\n  ", "x",
    ]

    private static func text(_ digits: inout SeededDigits) -> String {
        var out = ""
        for _ in 0..<Int.random(in: 1...24, using: &digits) {
            let isPiece = Int.random(in: 0..<4, using: &digits) > 0
            out +=
                isPiece
                ? pieces[Int.random(in: 0..<pieces.count, using: &digits)] : digits.string("aZ09_-kQ7", 12)
        }
        return out
    }

    @Test func redactingTwiceChangesNothingMore() {
        var digits = SeededDigits(seed: 7)
        for _ in 0..<1_000 {
            let text = Self.text(&digits)
            let once = redactor.redact(text)
            #expect(redactor.redact(once) == once, "from \(text.debugDescription)")
        }
    }

    @Test func findingsAreInOrderApartAndOnWholeCharacters() {
        var digits = SeededDigits(seed: 8)
        for _ in 0..<800 {
            let text = Self.text(&digits)
            let bytes = Array(text.utf8)
            var end = 0
            for finding in redactor.secrets(in: text) {
                #expect(finding.range.lowerBound >= end && finding.range.upperBound <= bytes.count)
                #expect(
                    String(validating: bytes[finding.range], as: UTF8.self) != nil,
                    "in \(text.debugDescription)")
                end = finding.range.upperBound
            }
        }
    }

    @Test func keyedValuesAreStableToo() {
        var digits = SeededDigits(seed: 9)
        for key in ["password", "Authorization", "Cookie", "token", "api_key", "note"] {
            for _ in 0..<100 {
                let once = redactor.redact(value: Self.text(&digits), key: key)
                #expect(redactor.redact(value: once, key: key) == once)
            }
        }
    }

    /// Texts made to meet every anchor again and again, each long enough that a square would show.
    @Test(
        arguments: [
            "sk-", "sk-ant-", "password=", "password=\"", "password='\"", "password: \\\"", "token",
            "a_token-", "eyJ.",
            "https://a:", "://", "-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----", "curl -u ",
            "curl ", "%41", "%",
            "QUJD", "echo a | ", "secret put ", "Cookie: a=", "Authorization: Bearer ",
            "{\"name\":\"API_KEY\",", "key \"key\" {",
            "\\", "\"", "a", "A1", "AKIA", "xoxb-", "Bearer ", "4142", "[REDACTED:", "name: API_KEY\n",
            "login ", "s.\"\"", "sl.", "1/", "\"ghp_\"+", "ghp_'", ":5432:", "a:5432:", "@tcp(",
            "jdbc:oracle:thin:a/",
            "\"mysql\",\"-p\",", "Private-Lines: ", "> AAAABBBBCCCCDDDD\n", "<key>password</key>",
            "<password>\n",
            "token | ", "&quot;password&quot;:", "Digest a=\"", "_api_", "password=\"a\"+\"", "token=",
            "?code=",
            "%2Btoken%3D", "-----BEGIN PRIVATE KEY-----\n> AAAA\n", "api_key <- ", "UVVKRFFVSkRRVUpEUVVKRA==",
        ])
    func timeGrowsWithTheTextOnly(_ unit: String) {
        let short = seconds(unit, bytes: 8_000)
        let long = seconds(unit, bytes: 64_000)
        #expect(long < max(short, 0.005) * 8 * 6, "\(unit): \(short) s, then \(long) s")
    }

    private func seconds(_ unit: String, bytes: Int) -> Double {
        let text = String(repeating: unit, count: bytes / unit.utf8.count)
        let took = ContinuousClock().measure { _ = redactor.redact(text) }
        return Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
    }
}
