internal import Yams

/// The keys of a front matter as texts.
struct FrontMatterFields {
    static let known = ["name", "description", "license", "compatibility", "metadata", "allowed-tools"]

    private(set) var values: [String: String] = [:]
    private(set) var metadata: [String: String] = [:]
    private(set) var otherKeys: [String] = []

    /// A key's text without white space around; nil where it is missing or empty.
    func text(_ key: String) -> String? {
        let text = SkillDocument.plain(values[key] ?? "")
        return text.isEmpty ? nil : text
    }

    /// Reads YAML; throws where it is not YAML or not a mapping.
    init(yaml: String) throws {
        guard let mapping = try Yams.compose(yaml: yaml)?.mapping else {
            throw SkillError("no mapping", at: "front matter", advice: "write key: value lines")
        }
        for (key, value) in mapping {
            guard let key = key.scalar?.string else { continue }
            if key == "metadata" {
                readMetadata(value)
            } else if let text = Self.text(of: value, key: key), Self.known.contains(key) {
                values[key] = text
            } else {
                otherKeys.append(key)
            }
        }
    }

    private mutating func readMetadata(_ node: Node) {
        for (key, value) in node.mapping ?? [:] {
            guard let key = key.scalar?.string else { continue }
            if let text = value.scalar?.string {
                metadata[key] = text
            } else {
                otherKeys.append("metadata.\(key)")
            }
        }
    }

    /// A scalar's text as written; a list of tools, which Claude Code takes too, becomes the specification's
    /// string.
    private static func text(of node: Node, key: String) -> String? {
        if key == "allowed-tools", let tools = node.sequence {
            return tools.compactMap { $0.scalar?.string }.joined(separator: " ")
        }
        return node.scalar?.string
    }

    /// Reads `key: value` lines of something that is not YAML, mostly an unquoted `: ` in a description.
    init(lines: String) {
        var current = ""
        for line in lines.split(separator: "\n") {
            let isIndented = line.first?.isWhitespace ?? false
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let key = Self.unquoted(parts[0])
            let isKey = parts.count == 2 && !key.isEmpty && !key.contains(where: \.isWhitespace)
            if isIndented, current == "metadata", isKey {
                metadata[key] = Self.unquoted(parts[1])
            } else if isIndented || !isKey {
                values[current, default: ""] += " " + Self.unquoted(line)
            } else {
                current = key
                take(key, Self.unquoted(parts[1]))
            }
        }
        metadata["metadata"] = nil
    }

    private mutating func take(_ key: String, _ value: String) {
        if Self.known.contains(key) {
            values[key] = value
        } else {
            otherKeys.append(key)
        }
    }

    private static func unquoted(_ raw: Substring) -> String {
        let text = SkillDocument.plain(String(raw))
        guard let quote = text.first, quote == "\"" || quote == "'", text.count >= 2, text.last == quote
        else {
            return text
        }
        return String(text.dropFirst().dropLast())
    }
}
