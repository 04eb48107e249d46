internal import HTTPTypes
internal import Hummingbird
internal import Synchronization

/// Which methods each path has: for answers about paths and methods that there are none of.
final class RouteTable: Sendable {
    private struct Route {
        var template: [Substring]
        var methods: Set<HTTPRequest.Method>
    }

    private let routes = Mutex<[Route]>([])

    /// Takes in all routes; before it is called nothing is known of any.
    func fill(from router: Router<ModaContext>) {
        var found: [String: Route] = [:]
        for route in router.routes {
            let path = route.path.description
            // Refused there in the words of OTLP, hence a route, but none that anybody should try.
            if TelemetryRoutes.paths.contains(path), route.method != .post { continue }
            found[path, default: Route(template: path.split(separator: "/"), methods: [])].methods
                .insert(route.method)
        }
        let filled = Array(found.values)
        routes.withLock { $0 = filled }
    }

    /// What a path takes, `HEAD` and `OPTIONS` included; nil where there is no such path.
    func methods(of path: String) -> [String]? {
        let parts = path.split(separator: "/")
        let fitting = routes.withLock { routes in routes.filter { Self.matches($0.template, parts) } }
        // The router takes words before what stands for any.
        let best = fitting.min { left, right in
            zip(left.template, right.template).first { $0 != $1 }.map { $1.first == "{" && $0.first != "{" }
                ?? (left.template.count > right.template.count)
        }
        guard let found = best?.methods else { return nil }
        return found.union(found.contains(.get) ? [.head, .options] : [.options]).map(\.rawValue).sorted()
    }

    private static func matches(_ template: [Substring], _ parts: [Substring]) -> Bool {
        guard template.last == "**" || template.count == parts.count else { return false }
        return zip(template, parts).allSatisfy { element, part in
            element.first == "{" || element == part || element == "**" || element == "*"
        }
    }
}
