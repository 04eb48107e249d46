internal import Events

/// Single keys and values as TOML writes them.
enum TOMLText {
    static func isBareKeyByte(_ byte: UInt8) -> Bool {
        let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        return isLetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "_-".utf8.contains(byte)
    }

    /// What a word without quotes means; nil where it means nothing.
    static func scalar(_ word: String) -> JSONValue? {
        if word == "true" || word == "false" { return .bool(word == "true") }
        let plain = word.filter { $0 != "_" }
        if word.wholeMatch(of: /[+-]?(0|[1-9](_?[0-9])*)/) != nil {
            return Int64(plain).map(JSONValue.integer)
        }
        if let match = word.wholeMatch(of: /0([xob])([0-9A-Fa-f](_?[0-9A-Fa-f])*)/) {
            let radix = match.1 == "x" ? 16 : match.1 == "o" ? 8 : 2
            return Int64(plain.dropFirst(2), radix: radix).map(JSONValue.integer)
        }
        let number = /[+-]?(0|[1-9](_?[0-9])*)(\.[0-9](_?[0-9])*)?([eE][+-]?[0-9](_?[0-9])*)?/
        if word.wholeMatch(of: number) != nil, let double = Double(plain) { return .number(double) }
        // Not needed, and so kept as they stand.
        let date = /[0-9]{4}-[0-9]{2}-[0-9]{2}/
        let time = /[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?/
        let moment =
            /[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?([Zz]|[+-][0-9]{2}:[0-9]{2})?/
        let isOther =
            word.wholeMatch(of: /[+-]?(inf|nan)/) != nil || word.wholeMatch(of: date) != nil
            || word.wholeMatch(of: time) != nil || word.wholeMatch(of: moment) != nil
        return isOther ? .string(word) : nil
    }

    static func key(_ parts: [String]) -> String { parts.map(key).joined(separator: ".") }

    private static func key(_ part: String) -> String {
        !part.isEmpty && part.utf8.allSatisfy(isBareKeyByte) ? part : quoted(part)
    }

    static func value(_ value: ConfigValue) -> String {
        switch value {
        case .bool(let bool): bool ? "true" : "false"
        case .integer(let number): String(number)
        case .string(let text): quoted(text)
        case .list(let items): "[" + items.map(self.value).joined(separator: ", ") + "]"
        case .table(let members):
            members.isEmpty
                ? "{}"
                : "{ " + members.map { "\(key($0.name)) = \(self.value($0.value))" }.joined(separator: ", ")
                    + " }"
        }
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "\n": "\\n"
            case "\t": "\\t"
            case "\r": "\\r"
            case _ where scalar.value < 32 || scalar.value == 127: escape(scalar)
            default: String(scalar)
            }
        }
        return "\"" + escaped.joined() + "\""
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
