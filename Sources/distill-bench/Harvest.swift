import Events
import Foundation
import Store

/// What a run made of planted habits, and of everything else.
struct Harvest {
    /// The habits of which there is an approved skill.
    private(set) var learnt: Set<String> = []
    /// Approved skills that are no habit's, with what was said.
    private(set) var others: [String] = []
    private(set) var mixed = 0
    let clusters: [Cluster]
    let corrections: [Correction.ID: Correction]
    let candidates: [Cluster.ID: CandidateRecord]
    private let owners: [String: String]
    private let approved: [SkillRecord]

    /// `owners` names the habit of a session and its words.
    init(_ store: SQLiteStore, _ owners: [String: String]) async throws {
        self.owners = owners
        corrections = Dictionary(
            try await store.corrections(tenant: .local).map { ($0.id, $0) },
            uniquingKeysWith: { one, _ in one })
        clusters = try await store.clusters(tenant: .local)
        let drafted = try await store.candidates(tenant: .local)
        candidates = Dictionary(drafted.map { ($0.cluster, $0) }, uniquingKeysWith: { one, _ in one })
        approved = try await store.skills(tenant: .local).filter { $0.status == .approved }
        let live = Set(approved.map(\.cluster))
        for candidate in drafted where live.contains(candidate.cluster) { take(candidate) }
    }

    /// The habit that a correction was planted for; nil for an ordinary turn.
    func habit(of correction: Correction) -> String? {
        owners["\(correction.session.id)\n\(correction.words)"]
    }

    /// A candidate is a habit's where most of the corrections that its rule rests on are; a rule of two habits is
    /// told, too.
    private mutating func take(_ candidate: CandidateRecord) {
        let cited = (candidate.sentences.first?.evidence ?? []).compactMap { corrections[$0] }
        let said = cited.map { habit(of: $0) ?? "" }
        let counts = Dictionary(said.map { ($0, 1) }, uniquingKeysWith: +)
        let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
        guard let most, most.value * 2 > cited.count, !most.key.isEmpty else {
            others.append(Self.text(candidate, cited))
            return
        }
        learnt.insert(most.key)
        if counts.keys.count(where: { !$0.isEmpty }) > 1 { mixed += 1 }
    }

    private static func text(_ candidate: CandidateRecord, _ cited: [Correction]) -> String {
        let said = cited.map { correction in
            String(format: "%.2f durable: ", correction.durability) + correction.words.prefix(100)
        }
        let rule = candidate.sentences.first?.text ?? ""
        let why = candidate.verdicts.filter { $0.gate == "coherence" }.map { "coherence: \($0.reason)" }
        return (["\(candidate.name): \(rule)"] + why + said).joined(separator: "\n      ")
    }

    /// Writes the approved skills as agents would have them.
    func write(to folder: String) throws {
        for skill in approved {
            let home = "\(folder)/\(skill.id)"
            try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
            try Data(skill.markdown.utf8).write(to: URL(fileURLWithPath: home + "/SKILL.md"))
        }
    }
}
