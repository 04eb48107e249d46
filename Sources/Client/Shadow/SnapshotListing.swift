package import Events
internal import Git
package import Shadow

/// The snapshots of this machine, as `moda snapshots` shows them; read in place.
package struct SnapshotListing: Sendable {
    private let library: ShadowLibrary

    package init(_ layout: ShadowLayout) { library = ShadowLibrary(layout) }

    /// One session in one work tree.
    package struct Line: Sendable, Encodable, Equatable {
        package let agent: Agent
        package let session: String
        package let workspace: String
        /// The work tree; "" where the store does not say.
        package let root: String
        package let firstAt: String
        package let lastAt: String
        package let looks: Int
        package let commits: Int
        package let changedFiles: Int
    }

    /// All sessions, the last seen first; `id` chooses those whose id, or agent and id, it is.
    package func sessions(_ id: String? = nil) -> [Line] {
        library.workspaces.flatMap { workspace in
            let root = root(of: workspace)
            return library.sessions(in: workspace).filter { Self.names($0, id) }.compactMap { key in
                ShadowSession(library.layout, workspace: workspace, key: key).map { Line($0, root: root) }
            }
        }.sorted { ($0.lastAt, $0.session) > ($1.lastAt, $1.session) }
    }

    /// The sessions that a person means by an id: `abc`, `claude/abc`, or the beginning of the id.
    ///
    /// - Throws: `ClientError` where there is none, or several.
    package func session(_ id: String) throws(ClientError) -> [ShadowSession] {
        let lines = sessions().filter {
            $0.session.hasPrefix(id) || "\($0.agent.rawValue)/\($0.session)".hasPrefix(id)
        }
        let exact = lines.filter { Self.names(SessionKey(agent: $0.agent, id: $0.session), id) }
        let chosen = exact.isEmpty ? lines : exact
        guard let first = chosen.first else {
            throw ClientError(.local, "no snapshots of a session '\(id.prefix(80))': moda snapshots list")
        }
        let key = SessionKey(agent: first.agent, id: first.session)
        guard chosen.allSatisfy({ $0.agent == key.agent && $0.session == key.id }) else {
            throw ClientError(.local, "several sessions begin with '\(id.prefix(80))': moda snapshots list")
        }
        return chosen.reversed().compactMap {
            ShadowSession(library.layout, workspace: $0.workspace, key: key)
        }
    }

    /// The steps of a session with who made each change, beside the sessions that ran at the same time.
    ///
    /// - Throws: `ClientError` where the store cannot be opened.
    package func steps(of session: ShadowSession) throws(ClientError) -> [Step] {
        do {
            return try session.steps(beside: library.neighbours(of: session))
        } catch {
            throw ClientError(.local, "the snapshots cannot be read: \(error)")
        }
    }

    private func root(of workspace: String) -> String {
        let bytes = FilePath.bytes(
            of: library.layout.repository(workspace) + "/workspace.json", limit: 1 << 16)
        // A store of another machine has no such file, and one that cannot be read says nothing.
        return bytes.flatMap { try? JSONValue(parsing: $0) }?["root"]?.string ?? ""
    }

    private static func names(_ key: SessionKey, _ id: String?) -> Bool {
        id == nil || id == key.id || id == key.description
    }
}

extension SnapshotListing.Line {
    fileprivate init(_ session: ShadowSession, root: String) {
        self.init(
            agent: session.key.agent, session: session.key.id, workspace: session.workspace, root: root,
            firstAt: session.looks.first?.moment.at.rfc3339 ?? "",
            lastAt: session.looks.last?.moment.at.rfc3339 ?? "", looks: session.looks.count,
            commits: Set(session.looks.map(\.commit)).count, changedFiles: session.changedFiles)
    }
}
