import Foundation

/// Places that hold a secret in another notation.
enum EncodedCarriers {
    static let all: [Carrier] = [
        Carrier("base64 of the value", .telling) { secret, _, _ in
            let coded = Data(secret.utf8).base64EncodedString()
            return ("data:\n  blob: \(coded)\n", coded)
        },
        Carrier("base64 of an assignment", .bareName) { secret, name, _ in
            let coded = Data("HOST=db\n\(name.uppercased())=\(secret)\n".utf8).base64EncodedString()
            return ("echo \(coded) | base64 -d > .env", coded)
        },
        Carrier("base64 of json", .quotedName) { secret, name, _ in
            let coded = Data("{\"\(name.lowercased())\":\"\(secret)\"}".utf8).base64EncodedString()
            return ("{\"payload\":\"\(coded)\",\"n\":1}", coded)
        },
        Carrier("basic header", .structure) { secret, _, _ in
            let coded = Data("bob:\(secret)".utf8).base64EncodedString()
            return ("curl -H 'Authorization: Basic \(coded)' https://example.com", coded)
        },
        Carrier("percent, query", .quotedName) { secret, name, _ in
            let coded = percent(secret)
            return ("https://example.com/cb?state=1&\(name.lowercased())=\(coded)&x=2", coded)
        },
        Carrier("percent, whole url", .tokenStructure) { secret, _, _ in
            let coded = percent(percent(secret))
            return (
                "https://example.com/login?next=https%3A%2F%2Fa.example%2Fcb%3Faccess_token%3D\(coded)%26n%3D1",
                coded
            )
        },
        Carrier("hex of the value", .telling) { secret, _, _ in
            let coded = Array(secret.utf8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
                .joined()
            return ("payload=0x\(coded) len=4", coded)
        },
        Carrier("json unicode escapes", .quotedName) { secret, name, _ in
            let coded = secret.replacingOccurrences(of: "+", with: "\\u002b").replacingOccurrences(
                of: "=", with: "\\u003d")
            return ("{\"\(name.lowercased())\":\"\(coded)\"}", coded)
        },
    ]

    private static func percent(_ text: String) -> String {
        text.addingPercentEncoding(
            withAllowedCharacters: .alphanumerics.intersection(.init(charactersIn: "\0"..."\u{7F}")).union(
                .init(charactersIn: "-._~"))) ?? text
    }
}
