package import API
internal import Fetch
internal import Foundation

/// A moda server as the commands talk to it.
package struct ModaServer: Sendable {
    let base: String
    private let key: String
    /// A server that always names another page is no reason to ask for ever.
    private static let mostPages = 1_000

    package init(_ settings: ClientSettings) throws(ClientError) {
        base = settings.server
        key = try settings.requireKey()
    }

    /// All of them, page by page.
    package func skills(status: String) async throws -> SkillList {
        let path = "/v1/skills?status=\(escaped(status))"
        var all: SkillList = try await json("GET", path)
        var pages = 1
        while let next = all.next, pages < Self.mostPages {
            let page: SkillList = try await json("GET", path + query([("after", next)]))
            all = SkillList(skills: all.skills + page.skills, next: page.next)
            pages += 1
        }
        return all
    }

    package func skill(_ id: String) async throws -> SkillDetail {
        try await json("GET", "/v1/skills/\(escaped(id))")
    }

    package func conversations(user: String?, application: String?, limit: Int, before: String?) async throws
        -> ConversationList
    {
        let wanted = [("user", user), ("application", application), ("before", before)]
        return try await json("GET", "/v1/conversations?limit=\(limit)" + query(wanted))
    }

    package func conversation(_ id: String, limit: Int, after: String?) async throws -> ConversationDetail {
        try await json("GET", "/v1/conversations/\(escaped(id))?limit=\(limit)" + query([("after", after)]))
    }

    func query(_ members: [(name: String, value: String?)]) -> String {
        members.compactMap { member in member.value.map { "&\(member.name)=\(escaped($0))" } }.joined()
    }

    /// - Throws: `ClientError` where no answer came, it was no, or it was not what such a path answers.
    func json<Value: Decodable>(
        _ method: String, _ path: String, body: [UInt8] = [], within seconds: Int = 60
    ) async throws -> Value {
        let response = try await send(method, path, body: body, within: seconds)
        do {
            return try JSONDecoder().decode(Value.self, from: Data(response.body))
        } catch {
            throw ClientError(
                .refused, "\(base)\(path) answered something else than moda does; is it a moda server?")
        }
    }

    func send(
        _ method: String, _ path: String, body: [UInt8] = [], atMost largest: Int = 256 << 20,
        within seconds: Int = 60
    ) async throws -> FetchResponse {
        let request = FetchRequest(
            method, base + path,
            headers: [
                ("Authorization", "Bearer \(key)"), ("Accept", "application/json"),
                ("Content-Type", "application/json"),
            ], body: body, timeout: seconds, largest: largest)
        let response: FetchResponse
        do {
            response = try await fetch(request)
        } catch let error as FetchError where error.isTooLarge {
            throw ClientError(.refused, "\(error)")
        } catch let error as FetchError {
            throw ClientError(.unreachable, "\(error). Is the server running? 'moda up' starts one here")
        }
        guard !(200..<300).contains(response.status) else { return response }
        throw failure(response, path)
    }

    private func failure(_ response: FetchResponse, _ path: String) -> ClientError {
        let problem = try? JSONDecoder().decode(ProblemView.self, from: Data(response.body))
        let detail = problem?.detail.plain(500) ?? "no reason given"
        let kind: ClientError.Kind =
            response.status >= 500 || response.status == 429 ? .unreachable : .refused
        return ClientError(
            kind, "\(base)\(path): \(response.status), \(detail)", status: response.status)
    }

    func escaped(_ part: String) -> String {
        part.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(.init(charactersIn: "-._~")))
            ?? ""
    }
}

extension String {
    /// Words from elsewhere on one line, with nothing that steers a terminal.
    func plain(_ length: Int) -> String {
        String(
            prefix(length).unicodeScalars.map { scalar in
                [.control, .format].contains(scalar.properties.generalCategory) ? " " : Character(scalar)
            })
    }
}
