import TestSupport

/// Texts as people write them, in all their variety, made by chance.
struct MadeDocument {
    var random: SeededGenerator
    var lineEnd: String
    private var names = 0

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
        lineEnd = "\n"
        if chance(4) { lineEnd = "\r\n" }
    }

    mutating func chance(_ outOf: Int) -> Bool { Int.random(in: 0..<outOf, using: &random) == 0 }

    mutating func pick(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }

    private mutating func name() -> String {
        names += 1
        return pick(["a", "key", "a-b", "x_1"]) + String(names)
    }

    mutating func json() -> String {
        let unit = pick(["  ", "    ", "\t", " "])
        let mark = chance(8) ? "\u{FEFF}" : ""
        let end = chance(4) ? "" : lineEnd
        return mark + comment("", isLine: true) + object(depth: 0, unit: unit, indentation: "") + end
    }

    private mutating func comment(_ indentation: String, isLine: Bool) -> String {
        guard chance(4) else { return "" }
        return isLine
            ? indentation + pick(["// \"note\": {", "/* one, */", "/* two" + lineEnd + "lines */"]) + lineEnd
            : pick([" /* x, */", " // y }"])
    }

    private mutating func object(depth: Int, unit: String, indentation: String) -> String {
        var members: [String] = []
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            members.append("\"\(name())\":\(pick([" ", "", "  "]))")
        }
        return container(members, "{", "}", depth, unit, indentation)
    }

    private mutating func container(
        _ heads: [String], _ open: String, _ close: String, _ depth: Int, _ unit: String,
        _ indentation: String
    ) -> String {
        guard !heads.isEmpty else { return open + close }
        if chance(3) {
            return open + heads.map { $0 + scalar() }.joined(separator: ", ") + close
        }
        let inner = indentation + unit
        var text = open + lineEnd
        for (index, head) in heads.enumerated() {
            text += comment(inner, isLine: true) + inner + head
            text += depth < 3 ? value(depth: depth + 1, unit: unit, indentation: inner) : scalar()
            if index < heads.count - 1 || chance(5) { text += "," }
            text += comment(inner, isLine: false) + lineEnd
        }
        return text + comment(inner, isLine: true) + indentation + close
    }

    private mutating func value(depth: Int, unit: String, indentation: String) -> String {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return object(depth: depth, unit: unit, indentation: indentation)
        case 1:
            let heads = Array(repeating: "", count: Int.random(in: 0...3, using: &random))
            return container(heads, "[", "]", depth, unit, indentation)
        default: return scalar()
        }
    }

    private mutating func scalar() -> String {
        pick(["1", "-2.5e3", "true", "null", "\"\"", "\"a \\\" // } , \\u00e4\"", "\"ü{[\""])
    }

    mutating func toml() -> String {
        var text = chance(8) ? "\u{FEFF}" : ""
        for _ in 0..<Int.random(in: 0...3, using: &random) { text += assignment() }
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            if chance(2) { text += lineEnd }
            let header = name() + (chance(3) ? ".\"q \(names)\"" : "")
            text += chance(5) ? "[[\(header)]]" : "[ \(header) ]"
            text += (chance(4) ? " # [not] = this" : "") + lineEnd
            for _ in 0..<Int.random(in: 0...3, using: &random) { text += assignment() }
        }
        // A file of which the last line does not end.
        if chance(5), text.hasSuffix(lineEnd) { text.removeLast(1) }
        return text
    }

    private mutating func assignment() -> String {
        let indentation = pick(["", "", "  ", "\t"])
        let key = pick(["\(name())", "\"k \(name())\"", "'\(name())'", "\(name()).sub . x"])
        let tail = (chance(4) ? " # = [x]" : "") + lineEnd
        return comment() + indentation + key + pick([" = ", "=", "  =\t"]) + tomlValue(2) + tail
    }

    private mutating func comment() -> String { chance(5) ? pick(["# [x]", "#", ""]) + lineEnd : "" }

    private mutating func tomlValue(_ depth: Int) -> String {
        let simple = [
            "1_000", "0xFF", "-1.5e3", "true", "\"a \\\" # ] = \\u00e4\"", "'c:\\x'", "1979-05-27T07:32:00Z",
            "1979-05-27 07:32:00", "07:32:00", "+inf", "\"\"\"a\(lineEnd)[b]\(lineEnd)c = \"x\" \"\"\"\"",
            "'''\(lineEnd)it's # no'''",
        ]
        guard depth > 0, chance(3) else { return pick(simple) }
        if chance(2) {
            let entries = (0..<Int.random(in: 0...2, using: &random)).map { _ in "\(name()) = " }
            return "{" + entries.map { " " + $0 + tomlValue(depth - 1) }.joined(separator: ",") + " }"
        }
        let items = (0..<Int.random(in: 0...3, using: &random)).map { _ in tomlValue(depth - 1) }
        return "["
            + items.map { (chance(3) ? lineEnd + "  # item" + lineEnd : " ") + $0 }.joined(separator: ",")
            + (items.isEmpty ? "" : pick(["", ",", lineEnd])) + "]"
    }
}
