internal import Events
internal import Redaction

/// Redacts, cuts and, where the policy says no, replaces a text by its length and digest.
struct TextKeeper: Sendable {
    let limits: Limits
    let redactor: Redactor

    func prompt(_ text: String) -> String { kept(text, limits.prompt) }
    func command(_ text: String) -> String { kept(text, limits.command) }
    func error(_ text: String) -> String { kept(text, limits.error) }
    func snippet(_ text: String) -> String { kept(text, limits.snippet) }

    /// Any other value, redacted by its key's name too and cut like a command.
    func attribute(_ text: String, key: String) -> String {
        Limits.cut(redactor.redact(value: text, key: key), to: limits.command)
    }

    /// Redacted before it is cut, so that no half of a secret slips past the rules.
    private func kept(_ text: String, _ limit: Int) -> String {
        Limits.cut(redactor.redact(text), to: limit)
    }

    /// What stays of a text that may not be kept: enough to recognise it again, nothing to read.
    ///
    /// The digest is over the redacted, cut text, so that a channel which may not keep a text and one which does agree.
    func trace(of text: String, limit: Int) -> JSONValue {
        .object([
            "length": .integer(Int64(text.utf8.count)),
            "sha256": .string(ContentID.sha256(kept(text, limit).utf8)),
        ])
    }

    /// The literals that agents put in place of a text which they may not send: never stored as text.
    static func isPlaceholder(_ text: String) -> Bool { ["<REDACTED>", "[REDACTED]"].contains(text) }

    /// Every string inside a value, redacted by its key and cut.
    ///
    /// Recursion is bounded by the readers: 100 levels in protobuf, 512 in JSON.
    func attributes(_ value: JSONValue, key: String) -> JSONValue {
        switch value {
        case .string(let text): .string(attribute(text, key: key))
        case .array(let items): .array(items.map { attributes($0, key: key) })
        case .object(let members): .object(redactedMembers(members))
        default: value
        }
    }

    func redactedMembers(_ members: [String: JSONValue]) -> [String: JSONValue] {
        Dictionary(uniqueKeysWithValues: members.map { ($0.key, attributes($0.value, key: $0.key)) })
    }
}
