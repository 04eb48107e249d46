internal import Events

/// What kinds of files the users' own edits were in.
enum FileKinds {
    private static let most = 3

    /// The kinds (`*.ts`) that edits in at least two sessions share, where these explain every edit; none
    /// where edits were anywhere.
    static func shared(by corrections: [Correction]) -> [String] {
        var sessions: [String: Set<SessionKey>] = [:]
        for correction in corrections {
            for evidence in correction.evidence where evidence.channel == .edit {
                guard let kind = kind(evidence.detail) else { return [] }
                sessions[kind, default: []].insert(correction.session)
            }
        }
        let isRepeated = sessions.values.allSatisfy { $0.count > 1 }
        return isRepeated && sessions.count <= most ? sessions.keys.sorted() : []
    }

    /// `*.ts` out of `rewrote src/a.ts: before → after`; nil for a file without a plain ending.
    private static func kind(_ detail: String) -> String? {
        let path = detail.split(separator: " ").dropFirst().first?.prefix { $0 != ":" } ?? ""
        guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: "."),
            dot != name.startIndex
        else { return nil }
        let ending = name[name.index(after: dot)...]
        let isPlain =
            (1...8).contains(ending.utf8.count)
            && ending.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
        return isPlain ? "*." + ending : nil
    }
}
