internal import Events
internal import Redaction

/// Redacts and cuts the texts inside a value, and inside JSON that a string holds.
///
/// SDKs put whole histories into one attribute as a JSON string. Redacted as plain text, its escapes hide
/// secrets; cut as one text, it is no JSON any more and ends in the middle of a conversation. So each text in
/// it is treated by itself, and what is put back is JSON again.
struct NestedTexts {
    enum Cut { case message, other }

    let keeper: TextKeeper
    let cut: Cut
    /// A text was a placeholder and was left out.
    private(set) var foundPlaceholder = false

    /// JSON within a string within JSON; each level doubles its escapes, so that more is no honest text.
    private static let depthLimit = 64
    private static let quotedLimit = 8

    init(keeper: TextKeeper, cut: Cut) {
        self.keeper = keeper
        self.cut = cut
    }

    /// The value as it may be stored; nil where it was nothing but a placeholder.
    mutating func cleaned(_ value: JSONValue, key: String) -> JSONValue? {
        guard let result = cleaned(value, key, depth: 0, quoted: 0) else { return nil }
        return keeper.whole(result)
    }

    private mutating func cleaned(_ value: JSONValue, _ key: String, depth: Int, quoted: Int) -> JSONValue? {
        switch value {
        case .string(let text):
            return cleaned(text, key, depth: depth, quoted: quoted).map(JSONValue.string)
        case .array(let items):
            return .array(items.compactMap { cleaned($0, key, depth: depth + 1, quoted: quoted) })
        case .object(let members):
            return .object(cleaned(MediaReference.replacing(in: members), depth: depth + 1, quoted: quoted))
        default:
            return value
        }
    }

    /// The members by their redacted names; where two names become one, the first of them counts.
    private mutating func cleaned(
        _ members: [String: JSONValue], depth: Int, quoted: Int
    ) -> [String: JSONValue] {
        var result: [String: JSONValue] = [:]
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            let kept = keeper.key(name)
            guard result[kept] == nil else { continue }
            result[kept] = cleaned(value, name, depth: depth, quoted: quoted)
        }
        return result
    }

    private mutating func cleaned(_ text: String, _ key: String, depth: Int, quoted: Int) -> String? {
        if TextKeeper.isPlaceholder(text) {
            foundPlaceholder = true
            return nil
        }
        if depth < Self.depthLimit, quoted < Self.quotedLimit, let parsed = JSONValue(quotedIn: text) {
            guard let inner = cleaned(parsed, key, depth: depth, quoted: quoted + 1) else { return nil }
            // Unchanged, it stays as it was written, unless reading it lost something (equal names).
            let isWhole = inner == parsed && parsed.stringCount == text.quotedStringCount
            return keeper.redactor.redact(value: isWhole ? text : inner.text, key: key)
        }
        let text = MediaReference.replacing(in: text)
        return cut == .message ? keeper.message(text, key: key) : keeper.attribute(text, key: key)
    }
}

extension JSONValue {
    /// The list or object that a string holds; nil for any other text.
    fileprivate init?(quotedIn text: String) {
        guard let first = text.utf8.first(where: { !Self.isSpace($0) }),
            let last = text.utf8.last(where: { !Self.isSpace($0) }),
            (first == UInt8(ascii: "{") && last == UInt8(ascii: "}"))
                || (first == UInt8(ascii: "[") && last == UInt8(ascii: "]")),
            let value = try? JSONValue(parsing: text, budget: Limits.nestedValues)
        else { return nil }
        self = value
    }

    private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

    /// Strings in the value, names of members included.
    fileprivate var stringCount: Int {
        switch self {
        case .string: 1
        case .array(let items): items.reduce(0) { $0 + $1.stringCount }
        case .object(let members): members.values.reduce(members.count) { $0 + $1.stringCount }
        default: 0
        }
    }
}

extension String {
    /// Strings in JSON text.
    fileprivate var quotedStringCount: Int {
        var (quotes, isEscaped) = (0, false)
        for byte in utf8 {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                quotes += 1
            }
        }
        return quotes / 2
    }
}
