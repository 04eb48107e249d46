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
        if holdsElement(text) { found.append("holds HTML") }
        if ["](", "]:", "![", "][", "&#"].contains(where: text.contains) || holdsEntity(text) {
            found.append("holds links or letters in disguise")
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
        "begin system prompt", "### system", "### instruction", "### human", "### user", "### assistant",
    ]

    private static func opensTurn(_ line: Substring) -> Bool {
        let lower = line.lowercased().drop { $0 == ">" || $0 == " " || $0 == "*" || $0 == "#" || $0 == "-" }
        return ["system:", "assistant:", "human:", "user:", "tool:", "developer:"].contains(
            where: lower.hasPrefix)
    }

    /// `<b>`, `</b>`, `<!--`; not the `<Int>` of `Array<Int>`.
    private static func holdsElement(_ text: String) -> Bool {
        let parts = text.split(separator: "<", omittingEmptySubsequences: false)
        return zip(parts, parts.dropFirst()).contains { before, after in
            guard let next = after.first, next.isLetter || next == "/" || next == "!" else { return false }
            return before.last.map { !$0.isLetter && !$0.isNumber } ?? true
        }
    }

    /// `&lt;` is how drafts show a `<`; other entities hide letters.
    private static func holdsEntity(_ text: String) -> Bool {
        text.split(separator: "&").dropFirst().contains { part in
            let name = part.prefix { $0.isLetter || $0.isNumber }
            return part.dropFirst(name.count).first == ";" && (2...8).contains(name.count)
                && !["lt", "gt", "amp"].contains(name)
        }
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
        if Links.isAddress(String(word)) || isRemote(word) || isBareHost(word) { return true }
        guard let slash = word.firstIndex(where: { $0 == "/" || $0 == ":" }) else { return false }
        let labels = word[..<slash].lowercased().split(separator: ".")
        guard labels.count >= 2, let top = labels.last else { return false }
        return tops.contains(String(top)) || labels.count == 4 && labels.allSatisfy { UInt8($0) != nil }
    }

    /// `git@host:path`, `user@203.0.113.9`: where something could be sent.
    private static func isRemote(_ word: Substring) -> Bool {
        let parts = word.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty,
            parts[0].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" })
        else { return false }
        let host = parts[1].prefix { $0 != ":" && $0 != "/" }
        let labels = host.split(separator: ".")
        return labels.count >= 2 && (parts[1].contains(":") || labels.allSatisfy { UInt8($0) != nil })
            && labels.count != 3
    }

    /// `evil.example`, with an ending that no file name has.
    private static func isBareHost(_ word: Substring) -> Bool {
        let bare = word.lowercased().drop { !$0.isLetter && !$0.isNumber }
        let labels = bare.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." }.split(
            separator: ".")
        guard labels.count >= 2, let top = labels.last, !["asp", "ado", "vb"].contains(labels[0]) else {
            return false
        }
        return hosts.contains(String(top)) && labels.dropLast().allSatisfy { !$0.isEmpty }
    }

    private static let hosts: Set<String> = [
        "com", "net", "org", "example", "invalid", "xyz", "ru", "cn", "biz",
    ]
}
