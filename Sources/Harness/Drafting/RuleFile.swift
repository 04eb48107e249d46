internal import Gates

/// A file by which a repository tells agents its rules, as lines that instruct.
enum RuleFile {
    /// Lines of all files together, and characters of one.
    static let mostLines = 2_000
    private static let longest = 400

    static let single = [
        "CLAUDE.md", ".claude/CLAUDE.md", "AGENTS.md", ".cursorrules", ".windsurfrules", "GEMINI.md",
        ".github/copilot-instructions.md",
    ]
    /// Folders of rules and of skills.
    static let folders = [
        ".claude/rules", ".claude/skills", ".cursor/rules", ".cursor/skills", ".agents/skills",
    ]

    static func isRuleName(_ path: String) -> Bool {
        guard let name = path.split(separator: "/").last else { return false }
        if path.contains("/skills/") { return name == "SKILL.md" }
        return name.hasSuffix(".md") || name.hasSuffix(".mdc")
    }

    /// Whether the text is a skill that we wrote there: what it says, an approved skill says.
    static func isOurs(_ text: String) -> Bool { text.prefix(4_000).contains("moda-cluster:") }

    /// The lines that say something: no front matter, headings, code, tables or quotes.
    static func lines(of text: String, path: String) -> [RuleLine] {
        var found: [RuleLine] = []
        var isCode = false
        var isHead = false
        for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = raw.trimmingPrefix { $0.isWhitespace }
            if line.hasPrefix("---"), index == 0 || isHead {
                isHead.toggle()
                continue
            }
            if line.hasPrefix("```") || line.hasPrefix("~~~") {
                isCode.toggle()
                continue
            }
            guard !isCode, !isHead, !line.hasPrefix("#"), !line.hasPrefix("|"), !line.hasPrefix(">"),
                !line.hasPrefix("<")
            else { continue }
            let said = line.trimmingPrefix { "-*+• ".contains($0) || $0.isNumber || $0 == "." }
            guard said.contains(where: \.isLetter) else { continue }
            found += sentences(String(said.prefix(longest))).map {
                RuleLine(file: path, text: $0, line: index + 1)
            }
        }
        return found
    }

    /// A long line may hold several rules; each is one to compare with.
    private static func sentences(_ line: String) -> [String] {
        line.split(separator: ". ").map { $0.trimmingPrefix { $0 == " " } }.filter { $0.count > 3 }.map(
            String.init)
    }
}
