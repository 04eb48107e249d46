internal import Events
internal import Hummingbird
internal import Store

/// `/habits/{cluster}`: one thing that people correct, all of its evidence, and the skill that it is of.
struct HabitPage: Sendable {
    private static let evidenceAtOnce = 6
    private static let mostEvidence = 60

    private let skills: any SkillStore
    private let shelf: HabitShelf
    private let situations: Situations

    init(_ parts: ServerParts, _ shelf: HabitShelf) {
        skills = parts.skills
        self.shelf = shelf
        situations = Situations(parts)
    }

    func add(to group: RouterGroup<ModaContext>) {
        group.get("habits/:cluster") { try await show($0, $1) }
    }

    private struct Values: Sendable {
        let instruction: String
        let recurrence: String
        let scope: String
        let status: String
        let style: String
        let skillURL: String?
        let skill: String?
        let evidence: [EvidenceValues]
        let rest: String?
        let allURL: String
        let opposites: [Opposite]
        let contradicts: Bool
    }

    private struct Opposite: Sendable {
        let text: String
        let url: String
    }

    private func show(_ request: Request, _ context: ModaContext) async throws -> Response {
        let (id, tenant) = (try context.part("cluster"), try context.tenant)
        let book = try await shelf.book(of: tenant)
        guard let habit = book.habits(among: book.corrections).first(where: { $0.cluster.id == id }) else {
            return try await follow(id, tenant: tenant)
        }
        let limit = try request.flag("all") ? Self.mostEvidence : Self.evidenceAtOnce
        // The latest first: that is what a person remembers.
        var query = CorrectionQuery(limit: limit)
        query.cluster = id
        let shown = try await skills.corrections(query, tenant: tenant)
        let opposites = try await opposites(of: id, book, tenant: tenant)
        let values = Values(
            instruction: habit.title(300), recurrence: habit.recurrence.inWords,
            scope: habit.cluster.scope.inWords.oneLine(120), status: habit.standing.word,
            style: habit.standing.style, skillURL: habit.standing.url, skill: habit.standing.skill,
            evidence: try await situations.around(shown, tenant: tenant),
            rest: habit.corrections.count > shown.count
                ? "\(habit.corrections.count - shown.count) more" : nil,
            allURL: PagePath.with(PagePath.habit(id), ["all": "true"]), opposites: opposites,
            contradicts: !opposites.isEmpty)
        return try .page(
            values.instruction, place: "/", template: "habit", values, context)
    }

    /// Clusters merge: an old address leads to what has the corrections now.
    private func follow(_ id: String, tenant: TenantID) async throws -> Response {
        let next = try await skills.clusterSuccessions(of: id, tenant: tenant).last?.next
        guard let next, next != id else {
            throw Failure.notFound("nothing of that is known (any more): the overview lists what is")
        }
        return .seeOther(PagePath.habit(next))
    }

    private func opposites(of id: String, _ book: HabitBook, tenant: TenantID) async throws -> [Opposite] {
        let pairs = try await skills.clusterContradictions(tenant: tenant).filter {
            $0.one == id || $0.other == id
        }
        let others = Set(pairs.map { $0.one == id ? $0.other : $0.one })
        return book.clusters.filter { others.contains($0.id) }.map {
            Opposite(text: $0.instruction.oneLine(160), url: PagePath.habit($0.id))
        }
    }
}
