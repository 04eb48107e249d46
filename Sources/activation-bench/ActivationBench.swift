internal import Events
internal import Foundation
internal import Gates
internal import Skills

/// Measures whether descriptions bring their skills to mind: drafts of known rules among a library of 200.
///
/// A situation is what an agent was asked and did before the correction; a draft is made of the correction's words
/// only, so that no situation is known to it.
@main
struct ActivationBench {
    private struct Written: Decodable {
        var name, description, body: String
    }

    private struct Habit: Decodable {
        var rule: String
        var again, situations: [String]
    }

    static func main() throws {
        let folder = CommandLine.arguments.dropFirst().first ?? "fixtures/gates"
        let library: [Written] = try lines(folder + "/library.jsonl")
        let habits: [Habit] = try lines(folder + "/situations.jsonl")
        let known = library.map { SkillListing.Entry(name: $0.name, description: $0.description) }
        let drafts = habits.enumerated().map { draft($1, $0) }
        let mine = drafts.map { SkillListing.Entry(name: $0.name, description: $0.description) }
        print("\(habits.count) drafts, \(habits.reduce(0) { $0 + $1.situations.count }) situations")
        report("alone with each other", mine, habits, drafts)
        report("among \(library.count) skills", known + mine, habits, drafts)
        strays(known, habits, drafts)
        budget(known + mine)
    }

    private static func report(
        _ place: String, _ entries: [SkillListing.Entry], _ habits: [Habit], _ drafts: [SkillDocument]
    ) {
        let listing = SkillListing(entries)
        let places = zip(habits, drafts).flatMap { habit, draft in
            habit.situations.map { situation in
                listing.hits(for: situation).firstIndex { $0.name == draft.name }
            }
        }
        func share(_ count: Int) -> String {
            let text = String(format: "%.2f", Double(count) / Double(max(1, places.count)))
            return "\(text) (\(count) of \(places.count))"
        }
        print("\(place):")
        print("  first            \(share(places.count { $0 == 0 }))")
        print("  among three      \(share(places.count { $0.map { $0 < 3 } ?? false }))")
        print("  no word shared   \(share(places.count { $0 == nil }))")
    }

    /// How often a draft comes first in a situation of another one.
    private static func strays(
        _ known: [SkillListing.Entry], _ habits: [Habit], _ drafts: [SkillDocument]
    ) {
        var (strayed, all) = (0, 0)
        for (index, draft) in drafts.enumerated() {
            let listing = SkillListing(known + [.init(name: draft.name, description: draft.description)])
            for (other, habit) in habits.enumerated() where other != index {
                all += habit.situations.count
                strayed += habit.situations.count { listing.hits(for: $0).first?.name == draft.name }
            }
        }
        print(
            String(
                format: "near misses that bring a draft to mind first: %.3f (%d of %d)",
                Double(strayed) / Double(max(1, all)), strayed, all))
    }

    private static func budget(_ entries: [SkillListing.Entry]) {
        let total = entries.reduce(0) { $0 + $1.name.count + $1.description.count + 5 }
        let longest = entries.map(\.description.count).max() ?? 0
        print(
            "listing: \(total) characters, the longest description \(longest); Claude Code shows 8000 at 200k tokens"
        )
    }

    private static func draft(_ habit: Habit, _ index: Int) -> SkillDocument {
        let corrections = ([habit.rule] + habit.again).enumerated().map { place, words in
            Correction(
                id: "c\(index)-\(place)", session: SessionKey(agent: .claude, id: "s\(index)-\(place)"),
                user: "u\(place)@example.com", repository: "acme/web",
                at: Timestamp(milliseconds: Int64(place) * 86_400_000), kind: .convention, words: words,
                instruction: words, confidence: 0.9, durability: 0.9,
                evidence: [Evidence(channel: .words, event: "e\(index)-\(place)", detail: words)])
        }
        let cluster = Cluster(
            id: "rule-\(index)", members: corrections.map(\.id), instruction: habit.rule,
            recurrence: Recurrence(of: corrections), scope: .repository("acme/web"))
        return ExtractiveDraft.draft(cluster: cluster, corrections: corrections, taken: []).document
    }

    private static func lines<Value: Decodable>(_ path: String) throws -> [Value] {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return try text.split(separator: "\n").map {
            try JSONDecoder().decode(Value.self, from: Data($0.utf8))
        }
    }
}
