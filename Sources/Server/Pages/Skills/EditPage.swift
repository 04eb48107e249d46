internal import API
internal import Events
internal import Harness
internal import Hummingbird
internal import Store

/// `/skills/{id}/edit`: a person's own text; what is wrong with it is said beside it, and nothing typed is lost.
struct EditPage: Sendable {
    private let skills: any SkillStore
    private let desk: EditDesk

    init(_ parts: ServerParts) {
        skills = parts.skills
        desk = EditDesk(parts)
    }

    func add(to group: RouterGroup<ModaContext>) {
        group.get("skills/:id/edit") { request, context in
            try await show(request, context, draft: nil, problem: nil)
        }
        group.post("skills/:id/edit") { try await save($0, $1) }
    }

    private struct Draft: Sendable {
        let text: String
        let note: String
        let digest: String
    }

    private struct Values: Sendable {
        let name: String
        let url: String
        let cancelURL: String
        let token: String
        let text: Markup
        let note: String
        let digest: String
        let problems: [String]
        let hasProblems: Bool
        let mayWrite: Bool
    }

    private func show(
        _ request: Request, _ context: ModaContext, draft: Draft?, problem: Failure?
    ) async throws -> Response {
        let id = try context.part("id")
        guard let visit = context.visit else { throw Failure.unauthorized }
        guard visit.mayWrite else { throw Failure.missing(.write) }
        guard let skill = try await skills.skill(id, tenant: context.tenant) else {
            throw Failure.notFound("only what was approved once can be edited: approve its draft first")
        }
        let problems = problem.map { Self.sentences($0.detail, of: id) } ?? []
        let values = Values(
            name: id, url: PagePath.of("skills", id, "edit"), cancelURL: PagePath.skill(id),
            token: visit.token, text: Markup(field: draft?.text ?? skill.markdown), note: draft?.note ?? "",
            digest: draft?.digest ?? skill.digest, problems: problems, hasProblems: !problems.isEmpty,
            mayWrite: visit.mayWrite)
        return try .page(
            "Edit \(id)", place: "/skills", template: "edit", values, context, status: problem?.status ?? .ok)
    }

    private func save(_ request: Request, _ context: ModaContext) async throws -> Response {
        let id = try context.part("id")
        let form = try await context.writing(request)
        guard let key = context.key else { throw Failure.unauthorized }
        let draft = Draft(
            text: (form["markdown"] ?? "").replacing("\r\n", with: "\n"), note: form["note"] ?? "",
            digest: form["digest"] ?? "")
        do {
            _ = try await desk.edit(
                id, SkillEditRequest(markdown: draft.text, digest: draft.digest, note: form["note"]), by: key)
            return .seeOther(PagePath.with(PagePath.skill(id), ["done": "edit"]))
        } catch let failure as Failure
            where failure.status == .unprocessableContent || failure.status == .conflict
        {
            return try await show(request, context, draft: draft, problem: failure)
        }
    }

    /// An objection is one line of several; the skill's own name before them says nothing here.
    private static func sentences(_ detail: String, of id: String) -> [String] {
        let text = detail.hasPrefix(id + ": ") ? String(detail.dropFirst(id.count + 2)) : detail
        return text.split(separator: "; ").map { String($0).oneLine(600) }
    }
}
