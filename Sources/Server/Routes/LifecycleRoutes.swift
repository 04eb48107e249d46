internal import API
internal import Events
internal import Foundation
internal import Harness
internal import Hummingbird
internal import Store

/// A skill over time: its versions, the differences between them, a person's own text, and what became of the
/// correction since it is served.
struct LifecycleRoutes {
    private static let largestBody = 1 << 20

    private let skills: any SkillStore
    private let desk: EditDesk

    init(_ parts: ServerParts) {
        skills = parts.skills
        desk = EditDesk(parts)
    }

    func add(reading: RouterGroup<ModaContext>, writing: RouterGroup<ModaContext>) {
        reading.get("skills/:id/versions") { try await history($0, $1) }
        reading.get("skills/:id/versions/:version") { try await version($0, $1) }
        reading.get("skills/:id/diff") { try await difference($0, $1) }
        reading.get("effects") { try await effects($0, $1) }
        writing.put("skills/:id/SKILL.md") { try await edit($0, $1) }
    }

    private func history(_ request: Request, _ context: ModaContext) async throws -> Response {
        let versions = try await versions(context)
        return try .cachedJSON(
            SkillHistory(versions: versions.reversed().map { SkillVersionView($0, withText: false) }),
            for: request)
    }

    private func version(_ request: Request, _ context: ModaContext) async throws -> Response {
        let versions = try await versions(context)
        let version = try pick(try context.part("version"), versions)
        return try .cachedJSON(SkillVersionView(version, withText: true), for: request)
    }

    private func difference(_ request: Request, _ context: ModaContext) async throws -> Response {
        let versions = try await versions(context)
        guard let from = request.query("from"), let to = request.query("to") else {
            throw Failure(status: .badRequest, detail: "name both versions: ?from=1&to=2")
        }
        let (old, new) = (try pick(from, versions), try pick(to, versions))
        let lines = TextDifference(from: old.markdown, to: new.markdown).lines
        return try .cachedJSON(
            SkillDifference(from: old.version, to: new.version, lines: lines), for: request)
    }

    private func versions(_ context: ModaContext) async throws -> [SkillVersion] {
        let id = try context.part("id")
        let versions = try await skills.versions(of: id, tenant: context.tenant)
        guard !versions.isEmpty else { throw Failure.notFound("no skill '\(id.prefix(64))' was ever served") }
        return versions
    }

    private func pick(_ text: String, _ versions: [SkillVersion]) throws -> SkillVersion {
        let number = Int(text.drop { $0 == "v" })
        guard let version = versions.first(where: { $0.version == number }) else {
            let known = versions.map { String($0.version) }.joined(separator: ", ")
            throw Failure.notFound("no version '\(text.prefix(20))': there are \(known)")
        }
        return version
    }

    private func effects(_ request: Request, _ context: ModaContext) async throws -> Response {
        let tenant = try context.tenant
        let effects = try await skills.effects(tenant: tenant)
        let activations = try await skills.activations(tenant: tenant)
        let decisions = try await skills.decisions(of: nil, tenant: tenant)
        let proposals = try await skills.proposals(tenant: tenant)
        let views = try await skills.skills(tenant: tenant).map { skill in
            SkillEffectView(
                skill, effects.first { $0.skill == skill.id }, activations[skill.id] ?? SkillActivations()
            ).told(decisions, proposals)
        }
        let unnamed = activations["custom_skill"]?.count ?? 0
        return try .cachedJSON(
            SkillEffectList(skills: views, unnamedActivations: unnamed), for: request)
    }

    private func edit(_ request: Request, _ context: ModaContext) async throws -> Response {
        let id = try context.part("id")
        guard let key = context.key else { throw Failure.unauthorized }
        let skill = try await desk.edit(id, try await body(of: request), by: key)
        return try .json(SkillView(skill), headers: [.cacheControl: "no-store"])
    }

    private func body(of request: Request) async throws -> SkillEditRequest {
        let buffer = try await request.body.collect(upTo: Self.largestBody)
        do {
            return try JSONDecoder().decode(SkillEditRequest.self, from: Data(buffer.readableBytesView))
        } catch {
            throw Failure(
                status: .badRequest,
                detail:
                    "the body is JSON: {\"markdown\": \"---\\nname: …\", \"digest\": \"sha256:…\", \"note\": \"…\"}"
            )
        }
    }
}
