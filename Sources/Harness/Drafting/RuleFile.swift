internal import Gates

/// A file by which a repository tells agents its rules, as lines that instruct.
enum RuleFile {
    /// Lines of all files together, and characters of one.
    static let mostLines = 4_000
    private static let longest = 400

    /// Names that agents read wherever they lie, in any capitals: `CLAUDE.md` of a folder holds for that folder.
    private static let names: Set<String> = [
        "claude.md", "claude.local.md", "agents.md", "agents.override.md", "gemini.md", ".cursorrules",
        ".windsurfrules",
    ]
    /// Folders of agents, and what is read below them.
    private static let folders: [String: [Kind]] = [
        ".claude": [.instructions, .rules, .skills], ".cursor": [.rules, .skills], ".agents": [.skills],
        ".codex": [.skills], ".github": [.copilot, .skills],
    ]

    private enum Kind { case instructions, rules, skills, copilot }

    /// Whether a path is one of a rules file, and the folder that it holds for: nil for the whole repository.
    static func place(of path: String) -> (isRule: Bool, folder: String?) {
        let parts = path.split(separator: "/").map(String.init)
        let lower = parts.map { $0.lowercased() }
        guard let name = lower.last else { return (false, nil) }
        if let index = lower.dropLast().firstIndex(where: { folders[$0] != nil }) {
            let below = Array(lower[(index + 1)...])
            let isRule = folders[lower[index]]?.contains { isRead(below, $0) } ?? false
            return (isRule, folder(parts[..<index]))
        }
        return (names.contains(name), folder(parts.dropLast()[...]))
    }

    private static func folder(_ parts: ArraySlice<String>) -> String? {
        parts.isEmpty ? nil : parts.joined(separator: "/")
    }

    private static func isRead(_ below: [String], _ kind: Kind) -> Bool {
        guard let name = below.last else { return false }
        return switch kind {
        case .instructions: below.count == 1 && name == "claude.md"
        case .rules:
            below.first == "rules" && below.count > 1 && (name.hasSuffix(".md") || name.hasSuffix(".mdc"))
        case .skills: below.first == "skills" && below.count > 2 && name == "skill.md"
        case .copilot:
            (below.count == 1 && name == "copilot-instructions.md")
                || (below.first == "instructions" && name.hasSuffix(".instructions.md"))
        }
    }

    /// Whether rules files may lie in a folder that is called so; others that begin with a dot hold none.
    static func mayHold(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasPrefix(".") ? folders[name] != nil : !dependencies.contains(name)
    }

    /// Other people's work in the tree, and what is made of one's own.
    private static let dependencies: Set<String> = [
        "node_modules", "vendor", "third_party", "bower_components", "site-packages", "target", "dist",
        "build",
        "out", "pods", "carthage", "deriveddata", "__pycache__", "venv",
    ]

    /// Whether a folder whose content is not there is one that agents read: `.claude/rules`, not `src`.
    static func isOfAgents(_ path: String) -> Bool {
        let parts = path.lowercased().split(separator: "/").map(String.init)
        guard let index = parts.firstIndex(where: { folders[$0] != nil }) else { return false }
        return ["rules", "skills", "instructions"].contains(parts.dropFirst(index + 1).first ?? "")
    }

    /// The skill that a file is called after where it is one, or a Cursor rule.
    static func skillName(of path: String) -> String? {
        let parts = path.split(separator: "/")
        guard let name = parts.last else { return nil }
        if name.lowercased() == "skill.md" { return parts.dropLast().last.map(String.init) }
        return name.hasSuffix(".mdc") ? String(name.dropLast(4)) : nil
    }

    /// Whether the text is a skill that we wrote there: what it says, an approved skill says.
    static func isOurs(_ text: String) -> Bool { text.prefix(4_000).contains("moda-cluster:") }

    /// The lines that say something: no front matter, headings, code, tables or quotes.
    static func lines(of text: String, path: String, folder: String? = nil) -> [RuleLine] {
        RuleMarkdown.lines(of: text).flatMap { line in
            sentences(String(line.text.prefix(longest))).map {
                RuleLine(file: path, text: $0, line: line.number, folder: folder)
            }
        }
    }

    /// A long line may hold several rules; each is one to compare with.
    private static func sentences(_ line: String) -> [String] {
        line.split(separator: ". ").map { $0.trimmingPrefix { $0 == " " } }.filter { $0.count > 3 }.map(
            String.init)
    }
}
