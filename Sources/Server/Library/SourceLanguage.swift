internal import Events

/// Programming languages, by the endings of the files that people rewrote after an agent.
enum SourceLanguage {
    private static let byEnding = [
        "c": "c", "h": "c", "cc": "c++", "cpp": "c++", "hpp": "c++", "cs": "c#", "css": "css", "dart": "dart",
        "ex": "elixir", "exs": "elixir", "go": "go", "hs": "haskell", "html": "html", "java": "java",
        "js": "javascript", "jsx": "javascript", "mjs": "javascript", "cjs": "javascript", "kt": "kotlin",
        "kts": "kotlin", "lua": "lua", "php": "php", "py": "python", "pyi": "python", "rb": "ruby",
        "rs": "rust", "scala": "scala", "sh": "shell", "bash": "shell", "sql": "sql", "swift": "swift",
        "ts": "typescript", "tsx": "typescript",
    ]

    static let known = Set(byEnding.values).sorted()

    /// Of the files that the correction's edits were in; empty for one that was said in words only.
    static func languages(of correction: Correction) -> Set<String> {
        Set(
            correction.evidence.filter { $0.channel == .edit }.compactMap { evidence in
                // `rewrote src/a.ts: before → after`
                let path = evidence.detail.split(separator: " ").dropFirst().first?.prefix { $0 != ":" } ?? ""
                guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: ".") else {
                    return nil
                }
                return byEnding[name[name.index(after: dot)...].lowercased()]
            })
    }
}
