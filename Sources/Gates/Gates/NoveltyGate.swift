internal import Events
internal import Skills

/// Objects to what an approved skill, or a rules file of the repository, already says.
struct NoveltyGate: Gate {
    static let id = "novelty"
    static let parameters: [String: GateParameter.Kind] = [
        "max_similarity": .share, "max_similarity_to_own": .share, "asks_where_unread": .flag,
    ]

    private let maximum, maximumToOwn: Double
    private let asksWhereUnread: Bool
    private let bodies = Memo(RuleText.init(ofBody:))
    private let lines = Memo { RuleText($0) }

    init(_ parameters: GateParameters) throws(GateError) {
        maximum = try parameters.share("max_similarity")
        maximumToOwn = try parameters.share("max_similarity_to_own")
        asksWhereUnread = try parameters.flag("asks_where_unread")
    }

    func judge(_ candidate: Candidate, against library: Library) -> GateFinding {
        let document = candidate.draft.document
        let rule = bodies(document.body)
        if let own = own(candidate, library) { return compare(document, withOwn: own, rule) }
        if library.skills.contains(where: { $0.name == document.name }) {
            return .objection("takes the name of approved skill \(document.name)", [document.name])
        }
        return doubted(compare(rule, candidate, with: library), candidate, library)
    }

    /// The skill that says nearly the same; the nearest, of equals the first by name.
    func duplicate(of draft: SkillDocument, among skills: [SkillDocument]) -> SkillDocument? {
        let rule = bodies(draft.body)
        let near = skills.map { (skill: $0, similarity: rule.similarity(to: bodies($0.body))) }
        let nearest = near.max { ($0.similarity, $1.skill.name) < ($1.similarity, $0.skill.name) }
        return nearest.flatMap { $0.similarity > maximum ? $0.skill : nil }
    }

    /// The line that says nearly what a skill says; of equals the first by its place.
    func line(saying document: SkillDocument, among all: [RuleLine]) -> RuleLine? {
        let rule = bodies(document.body)
        let near = all.map { (line: $0, similarity: rule.similarity(to: lines($0.text))) }
        let nearest = near.max { ($0.similarity, $1.line.place) < ($1.similarity, $0.line.place) }
        return nearest.flatMap { $0.similarity > maximum ? $0.line : nil }
    }

    /// The approved skill that the candidate would be a new version of: that of its own cluster, or one that
    /// says the same and whose name it bears.
    private func own(_ candidate: Candidate, _ library: Library) -> SkillDocument? {
        let document = candidate.draft.document
        if let own = library.skills.first(where: { $0.name == candidate.updates && $0.name == document.name })
        {
            return own
        }
        let grown = library.skills.first { $0.metadata[Provenance.clusterKey] == candidate.cluster.id }
        return grown
            ?? duplicate(of: document, among: library.skills.filter { $0.name == document.name })
    }

    private func compare(
        _ document: SkillDocument, withOwn own: SkillDocument, _ rule: RuleText
    ) -> GateFinding {
        let before = bodies(own.body)
        let isSame = rule.says(sameAs: before) || rule.similarity(to: before) > maximumToOwn
        if isSame, !Provenance.widens(document, own) {
            return .objection("says what approved skill \(own.name) already says", [own.name])
        }
        let why = isSame ? "which holds more widely now" : "whose cluster it grew from"
        return .clear("a new version of approved skill \(own.name), \(why)", [own.name])
    }

    private func compare(
        _ rule: RuleText, _ candidate: Candidate, with library: Library
    ) -> GateFinding {
        let near =
            library.skills.map { (name: $0.name, similarity: rule.similarity(to: bodies($0.body))) }
            + known(rule, candidate, library)
        guard let nearest = near.max(by: { ($0.similarity, $1.name) < ($1.similarity, $0.name) }) else {
            return .clear("the first skill here")
        }
        let figure = Percent.text(nearest.similarity)
        guard nearest.similarity <= maximum else {
            let limit = "more than \(Percent.text(maximum)) is not new"
            return .objection(
                "\(figure) like \(nearest.name), which is there already; \(limit)", [nearest.name])
        }
        return .clear("\(figure) like \(nearest.name), the nearest there is", [nearest.name])
    }

    /// How near the rules files are: of each repository's nearest line the farthest counts.
    ///
    /// A skill that several repositories need is not there already because one of them has it, and one that a whole
    /// repository needs not because one of its folders has it.
    private func known(
        _ rule: RuleText, _ candidate: Candidate, _ library: Library
    ) -> [(name: String, similarity: Double)] {
        let everywhere = library.rules.filter { $0.repository == nil }
        let nearest = Set(candidate.corrections.compactMap(\.repository)).map { repository in
            library.rules.filter { line in
                line.repository == repository && reaches(line.folder, repository, candidate, library)
            }.map { line in
                (name: line.place, similarity: rule.similarity(to: lines(line.text)))
            }.max { ($0.similarity, $1.name) < ($1.similarity, $0.name) } ?? (name: "", similarity: 0)
        }
        let farthest = nearest.min { ($0.similarity, $0.name) < ($1.similarity, $1.name) }
        return everywhere.map { (name: $0.place, similarity: rule.similarity(to: lines($0.text))) }
            + [farthest].compactMap(\.self).filter { !$0.name.isEmpty }
    }

    /// Whether a folder's rules were in force wherever the repository's corrections were made.
    private func reaches(
        _ folder: String?, _ repository: String, _ candidate: Candidate, _ library: Library
    ) -> Bool {
        guard let folder else { return true }
        return candidate.corrections.filter { $0.repository == repository }.allSatisfy { correction in
            let directory = library.directories[correction.session] ?? ""
            return (directory + "/").contains("/" + folder + "/")
        }
    }

    /// What could not be compared is no proof that it is new.
    private func doubted(
        _ finding: GateFinding, _ candidate: Candidate, _ library: Library
    ) -> GateFinding {
        let repositories = Set(candidate.corrections.compactMap(\.repository))
        let unread = library.unread.filter { file in
            guard let repository = file.repository else { return true }
            return repositories.contains(repository) && reaches(file.folder, repository, candidate, library)
        }
        guard finding.result == .clear, !unread.isEmpty else { return finding }
        let shown = unread.prefix(3).map { file in
            [file.repository, file.file].compactMap(\.self).joined(separator: " ") + " (\(file.reason))"
        }
        let more = unread.count > shown.count ? " and \(unread.count - shown.count) more" : ""
        return GateFinding(
            result: asksWhereUnread ? .needsPerson : .notMeasured,
            reason: "not compared with " + shown.joined(separator: ", ") + more + "; else " + finding.reason,
            evidence: finding.evidence)
    }
}
