internal import Events

extension FileScope {
    /// The chance at which so many sessions would lie in the same files though the instruction had nothing to do with
    /// them, from which on it is taken to have.
    private static let chance = 0.05
    /// Fewer sessions never make a glob: one sighting is a file, not a habit.
    private static let leastSessions = 2

    /// What the corrections' files have in common that the rest of the work does not; nil where that is nothing.
    ///
    /// A language only where all corrections with files agree on it, and a folder only where all lie below it, in one
    /// repository. Both have to be more than the repository's own habit: where nine of ten turns are spent in
    /// TypeScript, it takes many sessions until TypeScript is a finding, and where all are, it never is.
    ///
    /// - Parameters:
    ///   - corrections: The members of a cluster.
    ///   - work: Where the turns of each repository were spent, these among them.
    init?(of corrections: [Correction], in work: [String: WorkedFiles]) {
        let placed = corrections.compactMap { correction in
            WorkedFiles.Place(correction.files ?? []).map { Sighting(correction, $0) }
        }
        let sessions = Set(placed.map(\.session)).count
        let all = Set(corrections.map(\.session)).count
        guard sessions >= Self.leastSessions, sessions * 2 >= all else { return nil }
        let languages = Set(placed.map(\.place.language))
        let language = languages.count == 1 ? languages.first ?? nil : nil
        let speaksOfLanguage =
            language != nil
            && Self.chance(placed, work, of: { $0.language == language }) <= Self.chance
        let folder = Self.folder(placed, language, work)
        guard speaksOfLanguage || folder != nil else { return nil }
        self.init(
            language: speaksOfLanguage ? language : nil, globs: Self.globs(folder, language, placed),
            sessions: sessions)
    }

    private struct Sighting {
        let session: SessionKey
        let repository: String
        let place: WorkedFiles.Place
        let files: [String]

        init(_ correction: Correction, _ place: WorkedFiles.Place) {
            session = correction.session
            repository = correction.repository ?? ""
            self.place = place
            files = correction.files ?? []
        }
    }

    /// The deepest folder that holds all of them, if that is more than chance; of a single repository, since another
    /// one's folders are others.
    private static func folder(
        _ placed: [Sighting], _ language: String?, _ work: [String: WorkedFiles]
    ) -> String? {
        guard Set(placed.map(\.repository)).count == 1, Set(placed.flatMap(\.files)).count > 1,
            let first = placed.first
        else { return nil }
        var parts = first.place.folder.split(separator: "/")
        for sighting in placed {
            parts = zip(parts, sighting.place.folder.split(separator: "/")).prefix { $0 == $1 }.map(\.0)
        }
        let folder = parts.joined(separator: "/")
        guard !folder.isEmpty else { return nil }
        let chance = chance(
            placed, work, of: { $0.isBelow(folder) }, among: { language == nil || $0.language == language })
        return chance <= Self.chance ? folder : nil
    }

    /// The chance that one turn of each session would be of a kind, by how many of the repository's turns are.
    ///
    /// Each repository counts one turn more than was seen, of that kind: little work proves little.
    private static func chance(
        _ placed: [Sighting], _ work: [String: WorkedFiles], of isMeant: (WorkedFiles.Place) -> Bool,
        among isCounted: (WorkedFiles.Place) -> Bool = { _ in true }
    ) -> Double {
        let repositories = Dictionary(
            placed.map { ($0.session, $0.repository) }, uniquingKeysWith: { first, _ in first })
        return Dictionary(grouping: repositories.values, by: \.self).sorted { $0.key < $1.key }
            .reduce(1) { product, entry in
                let turns = work[entry.key] ?? WorkedFiles()
                let meant = turns.turns { isCounted($0) && isMeant($0) }
                let share = Double(meant + 1) / Double(turns.turns(where: isCounted) + 1)
                return entry.value.reduce(product) { chance, _ in chance * share }
            }
    }

    private static func globs(_ folder: String?, _ language: String?, _ placed: [Sighting]) -> [String] {
        let start = folder.map { $0 + "/**" } ?? "**"
        guard let known = language.flatMap({ LanguageTable.byName[$0] }) else { return [start] }
        // In a folder the endings that were seen there; of a language as such, all that it has.
        let seen = Set(placed.flatMap(\.files).compactMap(TouchedFiles.ending))
        let endings = folder == nil ? known.endings : known.endings.filter(seen.contains)
        return endings.map { "\(start)/*.\($0)" }
    }
}
