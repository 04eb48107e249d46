internal import Events
internal import Harness
internal import Hummingbird
internal import Store

/// `/skills`: what waits for a decision, what is served, and what was turned down.
struct SkillsPage: Sendable {
    private let skills: any SkillStore

    init(_ parts: ServerParts) { skills = parts.skills }

    func add(to group: RouterGroup<ModaContext>) {
        group.get("skills") { try await show($0, $1) }
    }

    private struct Values: Sendable {
        let groups: [Group]
        let isEmpty: Bool
    }

    private struct Group: Sendable {
        let title: String
        let id: String
        let hint: String
        let rows: [Row]
        let count: Int

        init(_ title: String, _ id: String, _ hint: String, _ rows: [Row]) {
            self.title = title
            self.id = id
            self.hint = hint
            self.rows = rows
            count = rows.count
        }
    }

    private struct Row: Sendable {
        let name: String
        let url: String
        let description: String
        let version: String
        let note: String
        let activations: String?
    }

    private func show(_ request: Request, _ context: ModaContext) async throws -> Response {
        let tenant = try context.tenant
        let served = try await skills.skills(tenant: tenant)
        let candidates = try await skills.mergedCandidates(tenant: tenant).sorted { $0.name < $1.name }
        let activations = try await skills.activations(tenant: tenant)
        let names = Set(served.map(\.id))
        let waiting = candidates.filter { $0.status == .proposed }
        let refused = candidates.filter { $0.status == .refused && !names.contains($0.name) }
        let rest = candidates.filter { $0.status == .drafted && !names.contains($0.name) }
        func rows(_ status: SkillRecord.Status) -> [Row] {
            served.filter { $0.status == status }.map { row($0, activations[$0.id]) }
        }
        let groups = [
            Group(
                "Wait for a decision", "waiting", "A gate asks for a person.", waiting.map { row($0, served) }
            ),
            Group("Approved", "approved", "Agents get these.", rows(.approved)),
            Group(
                "Refused", "refused", "A gate or a person said no.",
                refused.map { row($0, served) } + rows(.rejected)),
            Group("Not judged yet", "drafted", "The next run judges them.", rest.map { row($0, served) }),
            Group("Retired", "retired", "Served once, taken back.", rows(.retired) + rows(.proposed)),
        ].filter { !$0.rows.isEmpty }
        return try .page(
            "Skills", place: "/skills", template: "skills", Values(groups: groups, isEmpty: groups.isEmpty),
            context)
    }

    private func row(_ skill: SkillRecord, _ activations: SkillActivations?) -> Row {
        Row(
            name: skill.id, url: PagePath.skill(skill.id), description: skill.description.oneLine(220),
            version: "v\(skill.version)", note: "since \(skill.updatedAt.dayText)",
            activations: activations.map { "taken up \(counted($0.count, "time"))" } ?? "never taken up")
    }

    private func row(_ candidate: CandidateRecord, _ served: [SkillRecord]) -> Row {
        let next = served.first { $0.id == candidate.name }.map { "v\($0.version + 1)" }
        let wanted: GateVerdict.Outcome = candidate.status == .proposed ? .ask : .refuse
        let gates = candidate.verdicts.filter { $0.outcome == wanted }.map(\.gate)
        let verb = candidate.status == .proposed ? "asked for by" : "refused by"
        return Row(
            name: candidate.name.oneLine(80), url: PagePath.skill(candidate.name),
            description: candidate.description.oneLine(220), version: next.map { "would be \($0)" } ?? "new",
            note: gates.isEmpty ? "" : "\(verb) \(gates.joined(separator: ", "))", activations: nil)
    }
}
