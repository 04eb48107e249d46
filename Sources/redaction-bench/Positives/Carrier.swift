import Foundation

/// A place in which secrets turn up: a template around the secret.
struct Carrier {
    let name: String
    /// What the carrier can hold without quoting, and what it tells about the secret.
    let needs: Needs
    let write:
        @Sendable (_ secret: String, _ name: String, inout SeededRandom) -> (text: String, secret: String)

    enum Needs {
        /// Names the key, and takes any characters but quotes and backslashes.
        case quotedName
        /// Names the key, and takes characters without a special meaning only.
        case bareName
        /// Gives no name: only a telling secret can be known.
        case telling
        /// Says by its structure that a password or token stands there.
        case structure
        /// Says by its structure that a long token stands there.
        case tokenStructure
    }

    /// Makes a carrier from a template with `$V` for the secret, `$K` for its name in capitals, `$k` in
    /// snake case, `$c` in camel case.
    init(_ name: String, _ needs: Needs, _ template: String) {
        self.name = name
        self.needs = needs
        write = { secret, key, random in
            (fill(template, secret, key, &random), secret)
        }
    }

    init(
        _ name: String, _ needs: Needs,
        write: @escaping @Sendable (String, String, inout SeededRandom) -> (text: String, secret: String)
    ) {
        self.name = name
        self.needs = needs
        self.write = write
    }
}

/// Fills the template; `$U` is a UUID, `$H` a commit, `$N` a small number.
func fill(_ template: String, _ secret: String, _ key: String, _ random: inout SeededRandom) -> String {
    var out = ""
    var rest = Substring(template)
    while let dollar = rest.firstIndex(of: "$") {
        out += rest[..<dollar]
        let mark = rest.index(after: dollar)
        guard mark < rest.endIndex else { break }
        switch rest[mark] {
        case "V": out += secret
        case "K": out += key.uppercased()
        case "k": out += key.lowercased()
        case "c": out += camel(key)
        case "U": out += expand("{h:8}-{h:4}-4{h:3}-a{h:3}-{h:12}", &random)
        case "H": out += random.string(Alphabet.hex, 40)
        case "N": out += random.string(Alphabet.digit, 1...4)
        case "$": out += "$"
        default: out += "$" + String(rest[mark])
        }
        rest = rest[rest.index(after: mark)...]
    }
    return out + rest
}

private func camel(_ key: String) -> String {
    let words = key.lowercased().split(separator: "_").map(String.init)
    return words.enumerated().map { $0.offset == 0 ? $0.element : $0.element.capitalized }.joined()
}
