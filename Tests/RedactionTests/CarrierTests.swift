import Testing

@testable import Redaction

/// Ways in which programs and people write a secret beside its name; `§` stands for the secret.
@Suite struct CarrierTests {
    let redactor = Redactor()

    @Test(arguments: [
        "set :api_key, \"§\"", "var apiKey string = \"§\"", "apiKey ??= \"§\"", "API_KEY :::= \"§\"",
        "api_key = (\"§\")", "let api_key = String::from(\"§\");", "static char api_key[] = \"§\";",
        "const k = process.env.API_KEY || '§';", "$cfg{api_key} = '§';", "{:api-key \"§\"}",
        "(setq api-key \"§\")", "std::string apiKey(\"§\");", "if apiKey != \"§\" {",
        "[\"api_key\",\"§\"]", "| api_key | § |", "Set `api_key` to `§`.", "git config --global x.api-key §",
        "<apiKey>\n    §\n</apiKey>", "<string name=\"api_key\">§</string>",
        "<key>apiKey</key>\n\t<string>§</string>", "{&quot;api_key&quot;:&quot;§&quot;}",
        "{\\u0022api_key\\u0022:\\u0022§\\u0022}", "gradle -PapiKey=§ build", "api_key <- \"§\"",
        "{api_key, \"§\"}.", "Dim apiKey As String = \"§\"", "<apiKey type=\"string\">§</apiKey>",
        "- **api_key**: §", "api_key\t§", "ParameterKey=apiKey,ParameterValue=§", "set(API_KEY \"§\")",
        "{\"key\":\"api_key\",\"value\":{\"arrayValue\":{\"values\":[{\"stringValue\":\"§\"}]}}}",
    ])
    func keyBesideItsNameGoes(_ pattern: String) {
        let secret = "q7Zm2" + "Xc9VbN4tRw8YfHs3LdJ"
        #expect(redactor.redact(fill(pattern, secret)) == fill(pattern, "[REDACTED:api-key]"))
    }

    @Test(arguments: [
        "[\"mysql\",\"-p§\"]", "[\"mysql\", \"-u\", \"root\", \"-p§\", \"app\"]",
        "run(['mysqldump', '-p§', 'db'])",
        "[\"docker\",\"login\",\"-u\",\"bob\",\"-p\",\"§\"]", "mongosh --username bob -p § --host db",
        "sqlcmd -S db -U sa -P §", "smbclient //s/d -U bob%§", "lftp -u bob,§ sftp://h",
        "net user bob § /add",
        "htpasswd -bc f bob §", "mysqladmin -u root password §", "keytool -genkey -storepass § -v",
        "vault login §", "ssh-keygen -t rsa -N '§' -f k", "curl https://x.io -u §:",
        "db.internal:5432:app:bob:§", "psk=\"§\"", "pass_phrase=§",
    ])
    func passwordInACommandGoes(_ pattern: String) {
        let secret = "Tr0ub4dor-" + "9xQz71Kd"
        #expect(redactor.redact(fill(pattern, secret)) == fill(pattern, "[REDACTED:password]"))
    }

    @Test(arguments: [
        "bob:§@tcp(127.0.0.1:3306)/app", "jdbc:oracle:thin:bob/§@db:1521:xe",
    ])
    func passwordInASourceNameGoes(_ pattern: String) {
        let secret = "Tr0ub4dor-" + "9xQz71Kd"
        #expect(redactor.redact(fill(pattern, secret)) == fill(pattern, "[REDACTED:url-password]"))
    }

    @Test(arguments: [
        ("\"", "\"\""), ("'", "'\""), ("\"", "\" + \""), ("", "'"), ("", "\\\n"),
    ])
    func keyInJoinedPiecesGoesWhole(open: String, joint: String) {
        let (head, tail) = ("ghp_16C7e42F292c", "6912E7710c838347Ae178B4a")
        let shown = redactor.redact("export T=\(open)\(head)\(joint)\(tail)")
        #expect(!shown.contains(head.suffix(8)) && !shown.contains(tail.prefix(8)))
        #expect(shown.hasPrefix("export T=\(open)[REDACTED:github-token]"))
    }

    @Test(arguments: ["→", "> ", "# ", "id_rsa:", " * "])
    func privateKeyGoesFromLinesThatBeginWithSomething(_ mark: String) {
        var digits = SeededDigits(seed: 11)
        let body = (0..<4).map { _ in digits.string("abcXYZ019+/", 64) }
        let lines = ["-----BEGIN PRIVATE KEY-----"] + body + ["-----END PRIVATE KEY-----"]
        let whole = redactor.redact(lines.map { mark + $0 }.joined(separator: "\n"))
        #expect(body.allSatisfy { !whole.contains($0.prefix(16)) })
        let half = redactor.redact(lines.dropFirst(2).map { mark + $0 }.joined(separator: "\n"))
        #expect(body.dropFirst().allSatisfy { !half.contains($0.prefix(16)) })
    }

    @Test(arguments: [
        "password: must have 8 characters", "PASS: testLogin", "init?(token: SwiftSyntax.TokenSyntax)",
        "[\"password\", \"username\"]", "| password | string | the user's password |", "{key, value}",
        "set :deploy_to, \"/var/www/my_app\"", "<label for=\"password\">Password</label>",
        "[\"mkdir\",\"-p\",\"src/lib/foo\"]", "docker run -p 8080:80 nginx", "#define TXT_PSK \"PSK\"",
        "`pass` or `fail`, where the sender says", "token = getToken(\"session\")",
        "-----BEGIN PUBLIC KEY-----",
        "Set `API_KEY` to your key.", "the token is then passed to the parser", "127.0.0.1:5432:5432",
        "let key = items.first ?? \"none\"", "primaryKey: id",
    ])
    func namesAndProseStay(_ text: String) {
        #expect(redactor.redact(text) == text)
    }

    @Test func twiceEncodedKeyGoes() {
        // "ghp_…" in base64, and that in base64 again.
        let once = "Z2hwXzE2QzdlNDJGMjkyYzY5MTJFNzcxMGM4MzgzNDdBZTE3OEI0YQ=="
        let twice = "WjJod1h6RTJRemRsTkRKR01qa3lZelk1TVRKRk56Y3hNR000TXpnek5EZEJaVEUzT0VJMFlRPT0="
        #expect(redactor.redact("x \(once) y") == "x [REDACTED:github-token] y")
        #expect(redactor.redact("x \(twice) y") == "x [REDACTED:github-token] y")
    }

    private func fill(_ pattern: String, _ secret: String) -> String {
        String(pattern.map { $0 == "§" ? secret : String($0) }.joined())
    }
}
