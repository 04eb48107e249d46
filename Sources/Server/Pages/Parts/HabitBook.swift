internal import Events
internal import Harness
internal import Store

/// What people keep correcting: clusters, with what became of each, counted anew for what is looked at.
struct HabitBook: Sendable {
    /// One cluster among the corrections that are looked at.
    struct Habit: Sendable {
        let cluster: Cluster
        /// The oldest first; never empty.
        let corrections: [CorrectionOccurrence]
        let recurrence: Recurrence
        let standing: Standing
        /// The rule as it was drafted; nil where nothing was.
        let rule: String?

        /// What a list calls it: the rule, else what was said most typically, else that nothing was.
        func title(_ length: Int) -> String {
            let title = (rule ?? cluster.instruction).oneLine(length)
            return title.isEmpty ? HabitBook.wordless : title
        }
    }

    /// What stands for a habit that nobody put into words.
    static let wordless = "Changed by hand, without words"

    let corrections: [CorrectionOccurrence]
    let clusters: [Cluster]
    private let candidates: [Cluster.ID: CandidateRecord]
    private let skills: [SkillRecord]

    init(_ store: any SkillStore, tenant: TenantID) async throws {
        corrections = try await store.occurrences(tenant: tenant)
        clusters = try await store.clusters(tenant: tenant)
        // Their texts are not needed, and would be kept.
        var candidates: [Cluster.ID: CandidateRecord] = [:]
        for var candidate in try await store.candidates(tenant: tenant) {
            (candidate.markdown, candidate.verdicts) = ("", [])
            candidates[candidate.cluster] = candidate
        }
        for merged in try await store.mergedCandidates(tenant: tenant) {
            candidates[merged.cluster]?.status = merged.status
        }
        self.candidates = candidates
        skills = try await store.skills(tenant: tenant).map { skill in
            var skill = skill
            skill.markdown = ""
            return skill
        }
    }

    /// The most repeated first: by sessions, then by how often, then the latest.
    func habits(among chosen: [CorrectionOccurrence]) -> [Habit] {
        let byID = Dictionary(chosen.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let byCluster = Dictionary(skills.map { ($0.cluster, $0) }, uniquingKeysWith: { first, _ in first })
        let byName = Dictionary(skills.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let all = clusters.compactMap { cluster -> Habit? in
            let members = cluster.members.compactMap { byID[$0] }
            guard !members.isEmpty else { return nil }
            let candidate = candidates[cluster.id]
            let skill = byCluster[cluster.id] ?? candidate.flatMap { byName[$0.name] }
            return Habit(
                cluster: cluster, corrections: members, recurrence: Recurrence(occurrences: members),
                standing: Standing(candidate: candidate, skill: skill),
                rule: candidate?.sentences.first?.text)
        }
        return all.sorted { left, right in
            let (one, other) = (left.recurrence, right.recurrence)
            if one.sessions != other.sessions { return one.sessions > other.sessions }
            if one.corrections != other.corrections { return one.corrections > other.corrections }
            let (last, otherLast) = (left.corrections.last?.at, right.corrections.last?.at)
            if let last, let otherLast, last != otherLast { return last > otherLast }
            return left.cluster.id < right.cluster.id
        }
    }

    /// What became of a cluster, in a word and the skill that it is of.
    struct Standing: Sendable {
        let word: String
        /// A class of the style sheet.
        let style: String
        let skill: String?

        init(candidate: CandidateRecord?, skill record: SkillRecord?) {
            skill = record?.id ?? candidate?.name
            switch (record?.status, candidate?.status) {
            case (.approved, .proposed): (word, style) = ("approved, new version waits", "ask")
            case (.approved, _): (word, style) = ("approved", "good")
            case (.retired, .proposed), (.rejected, .proposed), (.proposed, _), (nil, .proposed):
                (word, style) = ("waits for you", "ask")
            case (.retired, _): (word, style) = ("retired", "off")
            case (.rejected, _): (word, style) = ("rejected", "off")
            case (nil, .refused): (word, style) = ("refused", "bad")
            case (nil, .drafted): (word, style) = ("not judged yet", "off")
            case (nil, .promoted): (word, style) = ("approved", "good")
            case (nil, nil): (word, style) = ("no draft", "off")
            }
        }

        var url: String? { skill.map { PagePath.skill($0) } }
    }
}

extension Recurrence {
    /// `said 5 times in 5 sessions on 4 days by 2 people`.
    var inWords: String {
        let times = corrections == 1 ? "once" : "\(PageNumber.whole(corrections)) times"
        let people = users == 1 ? "1 person" : "\(users) people"
        return "said \(times) in \(counted(sessions, "session")) on \(counted(days, "day")) by \(people)"
    }
}

extension Scope {
    var inWords: String {
        switch self {
        case .repository(let name): "only in \(name)"
        case .everywhere: "everywhere"
        }
    }
}
