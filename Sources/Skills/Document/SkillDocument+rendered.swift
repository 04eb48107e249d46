extension SkillDocument {
    /// The SKILL.md: the same bytes for the same document, in any process, so that digests and diffs mean
    /// something.
    ///
    /// Keys in the specification's order, metadata sorted by its bytes, every free text quoted.
    package var rendered: String {
        var lines = ["---", "name: " + QuotedScalar.plainOrQuoted(name)]
        lines.append("description: " + QuotedScalar.quoted(description))
        if let license { lines.append("license: " + QuotedScalar.quoted(license)) }
        if let compatibility { lines.append("compatibility: " + QuotedScalar.quoted(compatibility)) }
        if !metadata.isEmpty {
            lines.append("metadata:")
            for (key, value) in metadata.sorted(by: {
                Array($0.key.utf8).lexicographicallyPrecedes($1.key.utf8)
            }) {
                lines.append("  \(QuotedScalar.plainOrQuoted(key)): \(QuotedScalar.quoted(value))")
            }
        }
        if let allowedTools { lines.append("allowed-tools: " + QuotedScalar.quoted(allowedTools)) }
        lines.append("---")
        return lines.joined(separator: "\n") + "\n" + (body.isEmpty ? "" : "\n\(body)\n")
    }
}
