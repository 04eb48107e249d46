internal import Skills

/// Finds personal data in a text by its form, in one pass over its words.
struct PersonalData {
    /// Domains that stand for nobody (`example.com`), and anything below them.
    let domains: Set<String>
    /// Home folder names that stand for nobody (`user`).
    let homes: Set<String>

    /// What kinds there are, each once; never the data itself.
    func kinds(in text: String) -> [String] {
        var found: Set<String> = []
        for word in text.split(whereSeparator: { $0.isWhitespace || "\"'`<>()[],;|".contains($0) }) {
            if isEmail(word) { found.insert("an e-mail address") }
            if isPublicAddress(word) { found.insert("a public IP address") }
            if isHome(word) { found.insert("a home folder") }
        }
        if holdsTelephone(text) { found.insert("a telephone number") }
        return found.sorted()
    }

    private func isEmail(_ word: Substring) -> Bool {
        let parts = word.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let name = parts.first?.last, name.isLetter || name.isNumber else {
            return false
        }
        let host = parts[1].lowercased().prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" }
        let labels = host.split(separator: ".")
        guard labels.count >= 2, let top = labels.last, top.count >= 2, top.allSatisfy(\.isLetter) else {
            return false
        }
        let domain = labels.joined(separator: ".")
        return !domains.contains { domain == $0 || domain.hasSuffix("." + $0) }
    }

    private func isPublicAddress(_ word: Substring) -> Bool {
        let numbers = word.prefix { $0.isNumber || $0 == "." }.split(separator: ".")
        let octets = numbers.compactMap { UInt8($0) }
        guard numbers.count == 4, octets.count == 4 else { return false }
        switch (octets[0], octets[1]) {
        case (0, _), (10, _), (127, _), (192, 168), (169, 254), (172, 16...31), (192, 0), (198, 51), (203, 0),
            (224..., _):
            return false
        default: return true
        }
    }

    private func isHome(_ word: Substring) -> Bool {
        let parts = word.split { $0 == "/" || $0 == "\\" }
        guard let at = parts.firstIndex(where: { ["home", "Users"].contains($0) }), at + 1 < parts.count
        else { return false }
        guard word.contains("/home/") || word.contains("/Users/") || word.contains("\\Users\\") else {
            return false
        }
        let name = parts[at + 1].lowercased()
        return name.first?.isLetter == true && !homes.contains(name)
    }

    /// `+` and 8 to 15 digits, with the usual signs between them.
    private func holdsTelephone(_ text: String) -> Bool {
        for start in text.indices where text[start] == "+" {
            let run = text[start...].dropFirst().prefix { $0.isNumber || " -.()/".contains($0) }
            if (8...15).contains(run.filter(\.isNumber).count),
                run.first?.isNumber == true || run.first == "("
            {
                return true
            }
        }
        return false
    }
}
