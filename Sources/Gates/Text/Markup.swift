internal import Skills

/// Signs in a text that are there for a machine rather than for a reader.
enum Markup {
    static func objections(to text: String) -> [String] {
        var found: [String] = []
        if text.unicodeScalars.contains(where: HiddenCharacters.isHidden) {
            found.append("holds hidden characters")
        }
        if words(text).contains(where: mixesScripts) {
            found.append("mixes look-alike letters of two alphabets in a word")
        }
        if words(text).contains(where: isAddress) { found.append("holds an address") }
        return found + directives(in: text)
    }

    /// What a client would act on rather than show.
    private static func directives(in text: String) -> [String] {
        var found: [String] = []
        if text.contains("!`") || text.contains("```!") {
            found.append("holds a command that Claude Code runs on loading")
        }
        if inclusions.contains(where: text.contains) {
            found.append("holds a reference that includes a file")
        }
        let lower = text.lowercased()
        if turns.contains(where: lower.contains)
            || text.split(whereSeparator: \.isNewline).contains(where: opensTurn)
        {
            found.append("looks like another speaker's turn or a tool's output")
        }
        return found
    }

    /// `@` before a path outside the project; `@/components` is how many projects write their own imports.
    private static let inclusions = [
        "@~", "@../", "@/etc", "@/home", "@/root", "@/proc", "@/var", "@/Users", "@/tmp", "@/dev",
        "@/private", "@C:",
    ]
    private static let turns = [
        "<!--", "<script", "<system", "</system", "<|im_", "<|end", "[inst]", "[/inst]", "<tool_result",
        "<function_result",
        "</function", "<tool_use", "<assistant", "<user>", "</user>", "<human", "<instructions", "<important",
        "system-reminder",
        "begin system prompt", "### system", "### instruction",
    ]

    private static func opensTurn(_ line: Substring) -> Bool {
        let lower = line.lowercased().drop { $0 == ">" || $0 == " " || $0 == "*" || $0 == "#" || $0 == "-" }
        return ["system:", "assistant:", "human:", "user:", "tool:", "developer:"].contains(
            where: lower.hasPrefix)
    }

    private static func words(_ text: String) -> [Substring] {
        text.split { $0.isWhitespace || "\"'`<>()[],;|".contains($0) }
    }

    private static func mixesScripts(_ word: Substring) -> Bool {
        let latin = word.unicodeScalars.contains {
            (0x41...0x24F).contains($0.value) && $0.properties.isAlphabetic
        }
        let other = word.unicodeScalars.contains {
            (0x370...0x52F).contains($0.value) && $0.properties.isAlphabetic
        }
        return latin && other
    }

    private static let tops: Set<String> = [
        "com", "net", "org", "io", "dev", "app", "ai", "co", "ru", "cn", "xyz", "info", "site", "top", "link",
        "click", "me",
    ]

    /// An address with a scheme, or a host with a path ("evil.com/x", "203.0.113.7/x").
    private static func isAddress(_ word: Substring) -> Bool {
        if Links.isAddress(String(word)) { return true }
        guard let slash = word.firstIndex(where: { $0 == "/" || $0 == ":" }) else { return false }
        let labels = word[..<slash].lowercased().split(separator: ".")
        guard labels.count >= 2, let top = labels.last else { return false }
        return tops.contains(String(top)) || labels.count == 4 && labels.allSatisfy { UInt8($0) != nil }
    }
}
