internal import Events
internal import Foundation
internal import Redaction

/// Redacts, cuts and, where the policy says no, replaces a text by its length and digest.
struct TextKeeper: Sendable {
    let limits: Limits
    let redactor: Redactor

    /// The user's or the agent's words; a cut leaves both ends, since what people paste stands before or
    /// after what they say.
    func prompt(_ text: String) -> String {
        Limits.cutMiddle(redactor.redact(storable(text)), to: limits.prompt)
    }

    /// A message's words like `prompt`, redacted by the name of the member that they stand under too.
    func message(_ text: String, key: String) -> String {
        Limits.cutMiddle(redactor.redact(value: storable(text), key: key), to: limits.prompt)
    }

    func command(_ text: String) -> String { kept(text, limits.command) }
    func error(_ text: String) -> String { kept(text, limits.error) }
    func snippet(_ text: String) -> String { kept(text, limits.snippet) }

    /// Any other value, redacted by its key's name too and cut like a command.
    func attribute(_ text: String, key: String) -> String {
        Limits.cut(redactor.redact(value: storable(text), key: key), to: limits.command)
    }

    /// An attribute's or member's name; names of plain lower-case words, as nearly all are, hold no secret.
    func key(_ name: String) -> String {
        let isPlain = name.utf8.allSatisfy { (97...122).contains($0) || $0 == 46 || $0 == 95 }
        return isPlain && name.utf8.count <= 100 ? name : Limits.cut(redactor.redact(storable(name)), to: 200)
    }

    /// Redacted before it is cut, so that no half of a secret slips past the rules.
    private func kept(_ text: String, _ limit: Int) -> String {
        Limits.cut(redactor.redact(storable(text)), to: limit)
    }

    /// The text without U+0000, at which C strings, and so some databases, end.
    private func storable(_ text: String) -> String {
        let hasZero = text.utf8.withContiguousStorageIfAvailable { bytes in
            bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
        }
        guard hasZero ?? text.utf8.contains(0) else { return text }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text.unicodeScalars.lazy.map { $0.value == 0 ? "\u{FFFD}" : $0 })
        return String(scalars)
    }

    /// What stays of a text that may not be kept: enough to recognise it again, nothing to read.
    ///
    /// The digest is over what would have been kept, so that a channel which may not keep a text and one
    /// which does agree.
    func trace(of text: String, keptAs kept: String) -> JSONValue {
        .object([
            "length": .integer(Int64(text.utf8.count)),
            "sha256": .string(ContentID.sha256(kept.utf8)),
        ])
    }

    /// The literals that agents and SDKs put in place of a text which they may not send: never stored as
    /// text.
    static func isPlaceholder(_ text: String) -> Bool {
        ["<REDACTED>", "[REDACTED]", "__REDACTED__"].contains(text)
    }

    /// Every string inside a value, names of members included, redacted and cut.
    ///
    /// Recursion is bounded by the readers: 100 levels in protobuf, 512 in JSON.
    func attributes(_ value: JSONValue, key: String) -> JSONValue { whole(parts(of: value, key: key)) }

    private func parts(of value: JSONValue, key: String) -> JSONValue {
        switch value {
        case .string(let text): .string(attribute(text, key: key))
        case .array(let items): .array(items.map { parts(of: $0, key: key) })
        case .object(let members): .object(mapped(members) { parts(of: $1, key: $0) })
        default: value
        }
    }

    /// A list or object, each of its texts cleaned already, redacted once more as one text.
    ///
    /// A pair such as `{"name": "PASSWORD", "value": "…"}`, or a flag and the password after it in a list, is
    /// seen only in the whole.
    func whole(_ value: JSONValue) -> JSONValue {
        guard value.array != nil || value.object != nil else { return value }
        let text = value.text
        let redacted = redactor.redact(text)
        return redacted == text ? value : (try? JSONValue(parsing: redacted)) ?? .string(redacted)
    }

    /// The members by their redacted names; where two names become one, the first of them counts.
    func mapped(
        _ members: [String: JSONValue], _ change: (String, JSONValue) -> JSONValue
    ) -> [String: JSONValue] {
        var result: [String: JSONValue] = [:]
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            let name = (raw: name, kept: key(name))
            if result[name.kept] == nil { result[name.kept] = change(name.raw, value) }
        }
        return result
    }
}
