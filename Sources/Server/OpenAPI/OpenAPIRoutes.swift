internal import Events
internal import Hummingbird

/// `/openapi.json`: what this server answers, for tools and people; no secret of anybody's, so it wants no key.
struct OpenAPIRoutes {
    func add(to router: Router<ModaContext>) {
        let made = Result { try Self.answer() }
        router.get("openapi.json") { request, _ in try made.get().response(to: request) }
    }

    private static func answer() throws -> KeptAnswer {
        KeptAnswer(
            Array(try OpenAPIDocument().json().text.utf8), type: "application/json",
            caching: "public, max-age=60")
    }
}
