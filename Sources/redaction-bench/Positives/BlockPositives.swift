import Foundation

/// Secrets that span lines: private keys, whole and in halves, and service accounts.
enum BlockPositives {
    static func make(_ random: inout SeededRandom) -> Positive {
        let label = random.pick(["RSA ", "EC ", "", "OPENSSH ", "ENCRYPTED ", "DSA "]) + "PRIVATE KEY"
        let body = (0..<Int.random(in: 3...20, using: &random)).map { _ in random.string(Alphabet.base64, 64)
        }
        let last = random.string(Alphabet.base64, 10...60) + random.pick(["", "=", "=="])
        let (begin, end) = ("-----BEGIN \(label)-----", "-----END \(label)-----")
        let lines = body + [last]
        let secret = lines[lines.count / 2]
        let newline = random.pick(["\n", "\r\n", "\\n"])
        let whole = ([begin] + lines + [end]).joined(separator: newline)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return positive("pem", "whole", "cat key.pem\(newline)\(whole)\(newline)done", secret)
        case 1: return positive("pem", "first half", ([begin] + lines).joined(separator: newline), secret)
        case 2: return positive("pem", "second half", (lines + [end]).joined(separator: newline), secret)
        case 3:
            let json =
                "{\"type\":\"service_account\",\"private_key\":\"\(([begin] + lines + [end]).joined(separator: "\\n"))\\n\",\"client_email\":\"a@b.iam.gserviceaccount.com\"}"
            return positive("gcp service account", "json", json, secret)
        case 4:
            let coded = Data(whole.utf8).base64EncodedString()
            return positive("pem", "base64", "PRIVATE_KEY_B64=\(coded)", coded)
        default:
            let indented = ([begin] + lines + [end]).map { "    " + $0 }.joined(separator: "\n")
            return positive("pem", "yaml block", "tls:\n  key: |\n\(indented)\n  port: 1", secret)
        }
    }

    static func pgp(_ random: inout SeededRandom) -> Positive {
        let lines = (0..<12).map { _ in random.string(Alphabet.base64, 64) }
        let text =
            "-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: GnuPG v2\n\n" + lines.joined(separator: "\n")
            + "\n=\(random.string(Alphabet.base64, 4))\n-----END PGP PRIVATE KEY BLOCK-----\n"
        return positive("pgp", "whole", text, lines[6])
    }

    static func webhook(_ random: inout SeededRandom) -> Positive {
        let urls = [
            ("slack webhook", "https://hooks.slack.com/services/T{ua:8}/B{ua:10}/", "{a:24}"),
            ("discord webhook", "https://discord.com/api/webhooks/{d:18}/", "{w:68}"),
            (
                "signed url",
                "https://b.s3.amazonaws.com/k?X-Amz-Date=20260301T000000Z&X-Amz-Expires=600&X-Amz-Signature=",
                "{h:64}"
            ),
            (
                "azure sas",
                "https://acc.blob.core.windows.net/c/b?sv=2024-01-01&se=2026-03-01&sr=b&sp=r&sig=",
                "{a:40}%2B{a:2}%3D"
            ),
            ("azure storage", "DefaultEndpointsProtocol=https;AccountName=acc;AccountKey=", "{b:86}=="),
            (
                "service bus",
                "Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=root;SharedAccessKey=", "{b:43}="
            ),
            ("sentry dsn secret", "https://{h:32}:", "{h:32}"),
        ]
        let (family, before, shape) = random.pick(urls)
        let secret = expand(shape, &random)
        let after = family == "sentry dsn secret" ? "@sentry.example.com/42" : ""
        return positive(family, "url", "url is " + expand(before, &random) + secret + after + " ok", secret)
    }

    private static func positive(_ family: String, _ carrier: String, _ text: String, _ secret: String)
        -> Positive
    {
        Positive(family: family, carrier: carrier, text: text, secret: secret)
    }
}
