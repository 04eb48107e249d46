/// A made-up secret in a published format.
struct Secret {
    let family: String
    let value: String
    /// Names under which people keep it, in capitals with `_`.
    let names: [String]
    /// Whether the value alone tells what it is; the others are known only by their name.
    let isTelling: Bool

    init(_ family: String, _ value: String, _ names: [String], telling: Bool = true) {
        self.family = family
        self.value = value
        self.names = names
        isTelling = telling
    }
}

typealias SecretMaker = @Sendable (inout SeededRandom) -> Secret

/// Makes secrets from a pattern: literal text, and `{alphabet:count}` or `{alphabet:low-high}`.
func pattern(_ family: String, _ pattern: String, _ names: [String] = [], telling: Bool = true) -> SecretMaker
{
    { random in
        Secret(
            family, expand(pattern, &random), names.isEmpty ? ["API_KEY", "TOKEN"] : names, telling: telling)
    }
}

func expand(_ pattern: String, _ random: inout SeededRandom) -> String {
    var out = ""
    var rest = Substring(pattern)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
        out += rest[..<open]
        let parts = rest[rest.index(after: open)..<close].split(separator: ":")
        let bounds = parts[1].split(separator: "-").compactMap { Int($0) }
        out += random.string(alphabets[String(parts[0])] ?? "?", bounds[0]...(bounds.last ?? bounds[0]))
        rest = rest[rest.index(after: close)...]
    }
    return out + rest
}

private let alphabets: [String: String] = [
    "d": Alphabet.digit, "h": Alphabet.hex, "H": Alphabet.upperHex, "l": Alphabet.lower, "u": Alphabet.upper,
    "la": Alphabet.lowerAlnum, "ua": Alphabet.upperAlnum, "b32": Alphabet.base32, "a": Alphabet.base62,
    "w": Alphabet.url64, "b": Alphabet.base64, "bech": Alphabet.bech32,
]
