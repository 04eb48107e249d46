import Foundation
import Redaction

/// The time that lines made to waste it take, at two lengths.
struct Hostile {
    let unit: String
    /// Seconds of processor time for one and for ten megabytes.
    let short: Double
    let long: Double

    init(_ unit: String, _ redactor: Redactor) {
        self.unit = unit
        short = Self.seconds(unit, 1_000_000, redactor)
        long = Self.seconds(unit, 10_000_000, redactor)
    }

    /// Ten times the text may take ten times as long, with room for a busy machine.
    var isLinear: Bool { long < max(short, 0.005) * 10 * 2 }

    private static func seconds(_ unit: String, _ bytes: Int, _ redactor: Redactor) -> Double {
        let text = String(repeating: unit, count: bytes / unit.utf8.count)
        let start = clock()
        _ = redactor.redact(text)
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }

    static let units = [
        "sk-", "sk-ant-", "password=", "password=\"", "password='\"", "password: \\\"", "token", "a_token-",
        "eyJ.",
        "eyJhbGciOi.", "https://a:", "://", "-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----",
        "curl -u ",
        "curl ", "%41", "%", "QUJD", "UEFTU1dPUkQ9", "echo a | ", "secret put ", "Cookie: a=",
        "Cookie: a=b1c2d3e4; ",
        "Authorization: Bearer ", "Authorization: Bearer a1b2c3d4e5 ", "{\"name\":\"API_KEY\",",
        "key \"key\" {", "\\",
        "\"", "a", "A1", "AKIA", "xoxb-", "Bearer ", "4142", "[REDACTED:", "[REDACTED:jwt]",
        "name: API_KEY\n", "login ",
        "password:\"x\\", "a@", "1:A", "secret=a1b2c3d4e5f6,", "\"password\": 1234, ",
        "s.\"\"", "sl.", "1/", "\"ghp_\"+", ":5432:", "@tcp(", "jdbc:oracle:thin:a/", "\"mysql\",\"-p\",",
        "-----BEGIN PRIVATE KEY-----\n> AAAA\n", "<key>password</key>", "<password>\n", "token | ",
        "&quot;password&quot;:", "password=\"a\"+\"", "?code=", "%2Btoken%3D", "api_key <- ",
        "UVVKRFFVSkRRVUpEUVVKRA==",
    ]
}
