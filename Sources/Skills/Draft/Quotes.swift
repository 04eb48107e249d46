internal import Events

/// Which of the users' own words a draft shows.
enum Quotes {
    static let most = 3
    static let longest = 140

    /// Up to three different short sayings from different sessions, oldest first; none that names a person's address.
    static func chosen(from corrections: [Correction]) -> [String] {
        var seen: Set<Set<String>> = []
        var sessions: Set<SessionKey> = []
        var quotes: [String] = []
        for correction in corrections.sorted(by: { ($0.at, $0.id) < ($1.at, $1.id) })
        where quotes.count < most {
            let line = PlainWords.line(correction.words, limit: longest)
            guard !line.isEmpty, !namesPerson(line, correction.user) else { continue }
            guard !sessions.contains(correction.session), seen.insert(Words.content(line)).inserted else {
                continue
            }
            sessions.insert(correction.session)
            quotes.append(line)
        }
        return quotes
    }

    private static func namesPerson(_ line: String, _ user: String?) -> Bool {
        if line.contains("@") { return true }
        guard let name = user?.split(separator: "@").first?.lowercased(), name.count > 2 else { return false }
        let parts = Set(name.split { !$0.isLetter }.map(String.init)).union([name])
        return !parts.isDisjoint(with: Words.all(line))
    }
}
