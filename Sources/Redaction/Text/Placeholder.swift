/// Knows the texts that people write where a secret would stand.
enum Placeholder {
    /// Tells whether the characters are filler such as `xxxx` or `0000`: hardly any different ones.
    static func isFiller(_ text: Bytes, _ range: Range<Int>) -> Bool {
        var seen: (UInt64, UInt64) = (0, 0)
        for at in range.prefix(64) {
            let byte = text[at].lowercased
            if byte < 64 { seen.0 |= 1 << UInt64(byte) } else { seen.1 |= 1 << UInt64(byte & 63) }
        }
        let different = seen.0.nonzeroBitCount + seen.1.nonzeroBitCount
        return range.count >= 3 && different <= (range.count >= 12 ? 4 : 1)
    }

    /// Tells whether a value stands for one: a reference, a template, a type, a mask.
    static func isPlaceholder(_ text: Bytes, _ range: Range<Int>) -> Bool {
        guard range.count >= 3, !isFiller(text, range) else { return true }
        return isReference(text, range) || isTemplate(text, range) || isWord(text, range)
    }

    /// `$TOKEN`, `${TOKEN}`, `$(pass show x)`, `%TOKEN%`, `process.env.X`, `secrets.X`, `op://…`.
    private static func isReference(_ text: Bytes, _ range: Range<Int>) -> Bool {
        let first = text[range.lowerBound]
        let next = text[range.lowerBound + 1]
        if first == UInt8(ascii: "$") {
            return ByteClass.letter.union("_{(").contains(next) && isOneName(text, range)
        }
        if first == UInt8(ascii: "%"), text[range.upperBound - 1] == first { return true }
        if first == UInt8(ascii: "%"), range.count == 2 { return true }
        return references.contains { text.matchesFolded($0, at: range.lowerBound) }
    }

    /// A dollar begins many a real password too: only a plain variable is a reference.
    private static func isOneName(_ text: Bytes, _ range: Range<Int>) -> Bool {
        let next = text[range.lowerBound + 1]
        if next == UInt8(ascii: "{") || next == UInt8(ascii: "(") { return true }
        let name = text.runEnd(of: .word, from: range.lowerBound + 1)
        return name >= range.upperBound || text[name] == UInt8(ascii: ".") || text[name] == UInt8(ascii: ":")
            || text[name] == UInt8(ascii: "[")
    }

    /// `<your-token>`, `{{ token }}`, `{token}`, `[FILTERED]`, `...`.
    private static func isTemplate(_ text: Bytes, _ range: Range<Int>) -> Bool {
        let first = text[range.lowerBound]
        let last = text[range.upperBound - 1]
        switch first {
        case UInt8(ascii: "<"): return last == UInt8(ascii: ">")
        case UInt8(ascii: "{"): return last == UInt8(ascii: "}")
        case UInt8(ascii: "["): return last == UInt8(ascii: "]")
        default: break
        }
        return text.matchesFolded("your", at: range.lowerBound)
            || text.matchesFolded("my-", at: range.lowerBound)
            || text.matchesFolded("my_", at: range.lowerBound)
            || text.matchesFolded("...", at: range.upperBound - 3)
    }

    /// Tells whether a text is put together at run time: `${…}`, `$(…)`, `{{…}}`, `%s`, `{}`.
    static func holdsReference(_ text: Bytes, _ range: Range<Int>) -> Bool {
        var (specs, plain) = (0, 0)
        for at in range {
            let (byte, next) = (text[at], text[at + 1])
            if byte == UInt8(ascii: "$"), next == UInt8(ascii: "{") || next == UInt8(ascii: "(") {
                return true
            }
            if byte == UInt8(ascii: "{"), next == byte { return true }
            if byte == UInt8(ascii: "\\"), next == UInt8(ascii: "(") { return true }
            if byte == UInt8(ascii: "%"), ByteClass("sdv@q(").contains(next) { specs += 1 }
            if byte == UInt8(ascii: "{"), ByteClass.letter.union("}0_").contains(next) { specs += 1 }
            if ByteClass.alnum.contains(byte) { plain += 1 }
        }
        return specs > 0 && plain - specs < 8
    }

    /// The same without the words: any word may be a password in a URL.
    static func isReferenceOrTemplate(_ text: Bytes, _ range: Range<Int>) -> Bool {
        isFiller(text, range) || isReference(text, range) || isTemplate(text, range)
            || Marker.end(in: text, at: range.lowerBound) == range.upperBound
    }

    private static func isWord(_ text: Bytes, _ range: Range<Int>) -> Bool {
        guard range.count <= 24 else { return false }
        var end = range.upperBound
        while end > range.lowerBound, ByteClass("?!.;").contains(text[end - 1]) { end -= 1 }
        return words.contains(text.string(range.lowerBound..<end).lowercased())
    }

    private static let references: [StaticString] = [
        "process.env", "os.environ", "os.getenv", "getenv", "env.", "env[", "env:", "secrets.", "vault:",
        "op://",
        "import.meta.env", "deno.env", "bun.env", "system.getenv", "config.", "settings.", "self.", "this.",
        "var.",
        "local.", "data.", "module.", "args.", "options.", "opts.", "params.", "file:", "arn:", "@/", "!ref",
        "!sub",
        "ssm:", "keyring:", "std::env", "environment.",
    ]

    private static let words: Set<String> = [
        "null", "nil", "none", "true", "false", "undefined", "string", "str", "int", "integer", "bool",
        "boolean",
        "number", "object", "any", "bytes", "data", "required", "optional", "redacted", "hidden", "masked",
        "filtered", "unset", "empty", "default", "todo", "tbd", "n/a", "yes", "no", "password", "passwd",
        "secret",
        "token", "key", "bearer", "basic", "username", "user", "self", "this", "missing", "invalid",
        "expired",
        "valid", "enabled", "disabled", "unknown", "text", "varchar", "char", "value", "var", "let", "const",
        "env",
        "optional[str]", "new", "await", "return", "func", "function", "not", "and", "the", "for", "from",
        "with",
        "keyword", "identifier", "operator", "plaintext", "prompt", "stdin", "file", "auto", "inherit",
        "example",
        "placeholder", "dummy",
    ]
}
