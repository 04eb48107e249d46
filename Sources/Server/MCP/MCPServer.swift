internal import API
internal import Events
internal import Store

/// The methods of the Model Context Protocol over one library: a function of a request to its result.
///
/// Skills are resources (`skill://NAME/SKILL.md`), prompts, and what one tool reads, since some agents show their
/// model nothing but tools. Nothing is kept between requests.
struct MCPServer {
    private static let page = 100
    /// Bytes of the list of skills in the instructions, which every session carries in its context.
    private static let longestListing = 4_000

    let library: Library
    let version: MCPVersion

    /// - Throws: `RPCError` for what cannot be answered.
    func result(of method: String, _ params: [String: JSONValue]) throws(RPCError) -> JSONValue {
        switch method {
        case "server/discover" where !version.hasHandshake: cached(discovered)
        case "initialize" where version.hasHandshake: .object(introduction)
        case "ping" where version.hasHandshake: .object([:])
        case "resources/list": cached(try resources(params))
        case "resources/templates/list": cached(["resourceTemplates": .array([MCPSkill.template])])
        case "resources/read": cached(try contents(params))
        case "prompts/list": cached(try prompts(params))
        case "prompts/get": complete(try prompt(params))
        case "tools/list": cached(["tools": .array([MCPSkill.readingTool])])
        case "tools/call": complete(try call(params))
        default: throw RPCError(.methodNotFound, "Method not found")
        }
    }

    // What the server says of itself.

    private var introduction: [String: JSONValue] {
        [
            "protocolVersion": .string(version.rawValue), "capabilities": .object(capabilities),
            "serverInfo": identity, "instructions": .string(instructions),
        ]
    }

    private var discovered: [String: JSONValue] {
        [
            "supportedVersions": .array(MCPVersion.names.map { .string($0) }),
            "capabilities": .object(capabilities), "instructions": .string(instructions),
        ]
    }

    private var capabilities: [String: JSONValue] {
        ["resources": .object([:]), "prompts": .object([:]), "tools": .object([:])]
    }

    private var identity: JSONValue {
        .object(["name": .string("moda"), "version": .string(ModaVersion.current)])
    }

    private var instructions: String {
        var text =
            "What this team's people had to tell their coding agents again and again, as skills. Before you begin "
            + "a task that one of them is about, read it (tool read_skill, or resource skill://NAME/SKILL.md) and "
            + "follow it.\n"
        for skill in library.approved {
            let line = "- \(skill.id): \(skill.description)\n"
            guard text.utf8.count + line.utf8.count <= Self.longestListing else {
                return text + "- … resources/list has the others\n"
            }
            text += line
        }
        return text
    }

    // What a result carries since 2026-07-28.

    private func complete(_ members: [String: JSONValue]) -> JSONValue {
        guard !version.hasHandshake else { return .object(members) }
        var members = members
        members["resultType"] = .string("complete")
        members["_meta"] = .object(["io.modelcontextprotocol/serverInfo": identity])
        return .object(members)
    }

    /// Good for five seconds, so that a retired skill is soon gone; and for one key.
    private func cached(_ members: [String: JSONValue]) -> JSONValue {
        guard !version.hasHandshake else { return .object(members) }
        var members = members
        members["ttlMs"] = .integer(5_000)
        members["cacheScope"] = .string("private")
        return complete(members)
    }

    // Skills.

    private func resources(_ params: [String: JSONValue]) throws(RPCError) -> [String: JSONValue] {
        let (page, next) = try page(params, of: "mcp-resources")
        return list("resources", page.map { MCPSkill($0).resource }, next)
    }

    private func prompts(_ params: [String: JSONValue]) throws(RPCError) -> [String: JSONValue] {
        let (page, next) = try page(params, of: "mcp-prompts")
        return list("prompts", page.map { MCPSkill($0).prompt }, next)
    }

    private func contents(_ params: [String: JSONValue]) throws(RPCError) -> [String: JSONValue] {
        guard case .string(let uri)? = params["uri"] else {
            throw RPCError(.invalidParams, "resources/read wants 'uri', a string")
        }
        guard let skill = MCPSkill.name(of: uri).flatMap(library.served) else {
            throw RPCError(
                version.hasHandshake ? .resourceNotFound : .invalidParams,
                "Resource not found: resources/list has them", data: .object(["uri": .string(uri)]))
        }
        return ["contents": .array([MCPSkill(skill).contents])]
    }

    private func prompt(_ params: [String: JSONValue]) throws(RPCError) -> [String: JSONValue] {
        let skill = try named(params, "prompts/get", "prompts/list")
        let task: String? =
            switch params["arguments"]?["task"] {
            case .string(let text): text
            case nil, .null: nil
            default: throw RPCError(.invalidParams, "task is a string")
            }
        return MCPSkill(skill).filled(task: task)
    }

    private func call(_ params: [String: JSONValue]) throws(RPCError) -> [String: JSONValue] {
        guard params["name"] == .string(MCPSkill.readingToolName) else {
            throw RPCError(.invalidParams, "Unknown tool: there is \(MCPSkill.readingToolName)")
        }
        guard case .string(let name)? = params["arguments"]?["name"] else {
            return MCPSkill.said("name is a string: the name of a skill", isError: true)
        }
        guard let skill = library.served(name) else {
            let names = library.approved.prefix(50).map(\.id).joined(separator: ", ")
            return MCPSkill.said("There is no skill of that name. There are: \(names)", isError: true)
        }
        return MCPSkill.said(skill.markdown, isError: false)
    }

    private func named(
        _ params: [String: JSONValue], _ method: String, _ list: String
    ) throws(RPCError) -> SkillRecord {
        guard case .string(let name)? = params["name"] else {
            throw RPCError(.invalidParams, "\(method) wants 'name', a string")
        }
        guard let skill = library.served(name) else {
            throw RPCError(.invalidParams, "There is none of that name: \(list) has them")
        }
        return skill
    }

    private func page(
        _ params: [String: JSONValue], of list: String
    ) throws(RPCError) -> (ArraySlice<SkillRecord>, next: String?) {
        var rest = library.approved[...]
        if let cursor = params["cursor"] {
            guard case .string(let text) = cursor, let last = PageCursor.read(text, of: list) else {
                throw RPCError(.invalidParams, "cursor is the 'nextCursor' of the page before, as it came")
            }
            rest = rest.drop { $0.id <= last }
        }
        let page = rest.prefix(Self.page)
        return (page, rest.count > page.count ? page.last.map { PageCursor.write($0.id, of: list) } : nil)
    }

    private func list(_ name: String, _ items: [JSONValue], _ next: String?) -> [String: JSONValue] {
        var members: [String: JSONValue] = [name: .array(items)]
        if let next { members["nextCursor"] = .string(next) }
        return members
    }
}
