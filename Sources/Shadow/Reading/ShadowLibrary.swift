package import Events
internal import Git

/// The shadow repositories below one folder, to be read where they lie.
package struct ShadowLibrary: Sendable, Equatable {
    package var layout: ShadowLayout

    package init(_ layout: ShadowLayout) { self.layout = layout }

    /// The names of all stores, in order.
    package var workspaces: [String] {
        FolderListing.names(in: layout.root).filter(Self.isWorkspace).filter {
            FilePath.isFolder("\(layout.repository($0))/objects")
        }
    }

    /// The stores that hold looks of a session; more than one where it went from one work tree to another.
    package func workspaces(of key: SessionKey) -> [String] {
        workspaces.filter { FilePath.status(layout.journal(of: key, in: $0)) != nil }
    }

    /// The sessions with looks in a store, in order.
    package func sessions(in workspace: String) -> [SessionKey] {
        Agent.allCases.flatMap { agent in
            let folder = "\(layout.repository(workspace))/sessions/\(agent.rawValue)"
            return FolderListing.names(in: folder).compactMap { name in
                key(agent, journal: "\(folder)/\(name)/looks.jsonl")
            }
        }.sorted()
    }

    /// The session as its own looks name it, since a folder's name may be a digest.
    private func key(_ agent: Agent, journal: String) -> SessionKey? {
        let key = JournalReading.firstLook(at: journal)?.moment.session
        return key?.agent == agent ? key : nil
    }

    /// True for a name that stores have: 32 hex digits, so that none can lead elsewhere.
    package static func isWorkspace(_ name: String) -> Bool {
        name.utf8.count == 32
            && name.utf8.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }
}

extension ShadowLayout {
    package func journal(of key: SessionKey, in workspace: String) -> String {
        session(key, in: workspace) + "/looks.jsonl"
    }
}
