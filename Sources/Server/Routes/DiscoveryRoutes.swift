internal import API
internal import Events
internal import Hummingbird
internal import Store

/// Agent Skills discovery: `/.well-known/agent-skills/` (0.2.0) and `/.well-known/skills/` (0.1.0), so that any
/// installer of skills finds those of this server.
///
/// It wants the key like everything else, in a header and never in an address, which installers write into files
/// that are committed. A server whose skills are nobody's secret opens it to anyone (`--public-skills TENANT`).
struct DiscoveryRoutes {
    let shelf: LibraryShelf
    /// Whose skills anyone may read; nil where nobody's.
    let open: TenantID?

    func add(to group: RouterGroup<ModaContext>) {
        group.get("agent-skills/index.json") { try await index($0, $1) }
        group.get("agent-skills/:id/SKILL.md") { try await file($0, $1) }
        group.get("agent-skills/:id/bundle.tar.gz") { try await bundle($0, $1) }
        group.get("skills/index.json") { try await oldIndex($0, $1) }
        group.get("skills/:id/SKILL.md") { try await file($0, $1) }
    }

    private func index(_ request: Request, _ context: ModaContext) async throws -> Response {
        let library = try await library(context)
        return try library.answers.answer(to: "\(readers) 0.2.0") {
            let view = DiscoveryIndex(
                skills: library.approved.map { skill in
                    .init(
                        name: skill.id, description: skill.description,
                        url: "/.well-known/agent-skills/\(skill.id)/SKILL.md", digest: skill.digest)
                })
            return KeptAnswer(
                try Response.jsonBytes(view), type: "application/json", caching: readers.rawValue)
        }.response(to: request)
    }

    private func oldIndex(_ request: Request, _ context: ModaContext) async throws -> Response {
        let library = try await library(context)
        return try library.answers.answer(to: "\(readers) 0.1.0") {
            let view = OldDiscoveryIndex(
                skills: library.approved.map { skill in
                    .init(name: skill.id, description: skill.description, files: ["SKILL.md"])
                })
            return KeptAnswer(
                try Response.jsonBytes(view), type: "application/json", caching: readers.rawValue)
        }.response(to: request)
    }

    private func file(_ request: Request, _ context: ModaContext) async throws -> Response {
        try await library(context).markdown(of: try context.part("id"), as: readers).response(to: request)
    }

    private func bundle(_ request: Request, _ context: ModaContext) async throws -> Response {
        try await library(context).bundle(of: try context.part("id"), as: readers).response(to: request)
    }

    private var readers: Library.Readers { open == nil ? .private : .anyone }

    private func library(_ context: ModaContext) async throws -> Library {
        if let open { return try await shelf.library(of: open) }
        return try await shelf.library(of: try context.tenant)
    }
}
