internal import Events
internal import Git
internal import Hummingbird
internal import Shadow
internal import Threads

/// A session's snapshots in one work tree: when it was looked at, and how many files had changed.
struct SnapshotList: Sendable {
    struct Look: Sendable {
        let number: Int
        let cause: String
        let time: String
        let url: String?
        let hasChanged: Bool
    }

    private static let most = 400

    let workspace: String
    let looks: [Look]
    let summary: String
    let allURL: String?

    /// One entry a work tree; none where nobody looked.
    static func of(_ key: SessionKey, _ shelves: ShadowShelves, tenant: TenantID) async throws
        -> [SnapshotList]
    {
        await onOwnThread {
            for library in shelves.libraries(of: tenant) {
                let sessions = library.workspaces(of: key).compactMap {
                    ShadowSession(library.layout, workspace: $0, key: key)
                }
                if !sessions.isEmpty { return sessions.map(SnapshotList.init) }
            }
            return []
        }
    }

    private init(_ session: ShadowSession) {
        workspace = String(session.workspace.prefix(8))
        let base = PagePath.of("sessions", session.key.agent.rawValue, session.key.id, "snapshots")
        func url(_ from: Int, _ to: Int) -> String {
            PagePath.with(
                base, ["work": session.workspace, "from": String(from + 1), "to": String(to + 1)])
        }
        looks = session.looks.prefix(Self.most).enumerated().map { index, look in
            let isOther = index > 0 && session.looks[index - 1].commit != look.commit
            return Look(
                number: index + 1, cause: look.moment.cause.inWords, time: PageTime(look.moment.at).text,
                url: isOther ? url(index - 1, index) : nil, hasChanged: isOther)
        }
        let changed = looks.count { $0.hasChanged }
        summary = "\(counted(session.looks.count, "look")), \(changed) with changes"
        allURL = changed > 0 ? url(0, session.looks.count - 1) : nil
    }
}

/// `/sessions/{agent}/{id}/snapshots`: what changed between two looks at the work tree.
struct SnapshotPage: Sendable {
    private static let mostFiles = 100

    private let shelves: ShadowShelves

    init(_ parts: ServerParts) { shelves = parts.shadow }

    func add(to group: RouterGroup<ModaContext>) {
        group.get("sessions/:agent/:id/snapshots") { try await show($0, $1) }
    }

    private struct File: Sendable {
        let path: String
        let note: String?
        let lines: [DiffLine]
    }

    private struct Values: Sendable {
        let title: String
        let sessionURL: String
        let files: [File]
        let rest: String?
        let isEmpty: Bool
    }

    private func show(_ request: Request, _ context: ModaContext) async throws -> Response {
        let (key, tenant) = (try context.session(), try context.tenant)
        guard let workspace = request.query("work"), ShadowLibrary.isWorkspace(workspace),
            let from = request.query("from").flatMap({ Int($0) }),
            let to = request.query("to").flatMap({ Int($0) })
        else { throw Failure.notFound("name the work tree and both looks, as the session's page does") }
        let values = try await onOwnThread { [shelves] in
            let found = shelves.libraries(of: tenant).lazy.compactMap {
                ShadowSession($0.layout, workspace: workspace, key: key)
            }.first
            guard let session = found, from < to, session.looks.indices.contains(from - 1),
                session.looks.indices.contains(to - 1)
            else { throw Failure.notFound("the session has no such looks") }
            return try Self.values(session, from, to)
        }
        return try .page(values.title, place: "/sessions", template: "snapshot", values, context)
    }

    private static func values(_ session: ShadowSession, _ from: Int, _ to: Int) throws -> Values {
        let (patches, unreadable) = try session.patches(from: from - 1, to: to - 1, blobLimit: 1 << 20)
        let files = patches.prefix(mostFiles).map { patch in
            let text = patch.text.map { String(decoding: $0, as: UTF8.self) }
            return File(
                path: patch.change.shownPath.oneLine(400),
                note: text == nil ? "its contents are not here, or too large" : nil,
                lines: DiffLine.lines(text?.split(separator: "\n").map(String.init) ?? []))
        }
        let rest = patches.count + unreadable.count - files.count
        return Values(
            title: "Look \(from) to look \(to)",
            sessionURL: PagePath.of("sessions", session.key.agent.rawValue, session.key.id), files: files,
            rest: rest > 0 ? "\(counted(rest, "more file or folder")) not shown" : nil, isEmpty: files.isEmpty
        )
    }
}

extension SnapshotMoment.Cause {
    fileprivate var inWords: String {
        switch self {
        case .sessionStart: "the session began"
        case .prompt: "the user said something"
        case .beforeTool: "before a tool"
        case .afterTool: "after a tool"
        case .stop: "the agent stopped"
        case .sessionEnd: "the session ended"
        }
    }
}
