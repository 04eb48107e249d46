package import API
internal import Events
internal import Git
package import Hooks

/// Takes reports that wait on this machine, or were refused, out of the spool.
package struct SpoolForgetting {
    private let wanted: ForgetRequest
    /// Whose reports these are, where they say nothing of it themselves.
    private let userEmail: String?

    package init(_ wanted: ForgetRequest, userEmail: String?) {
        self.wanted = wanted
        self.userEmail = userEmail
    }

    /// Forgets them.
    ///
    /// - Returns: How many there were.
    package func run(_ spool: Spool) -> Int {
        var count = 0
        for folder in [spool.folder, spool.refusedFolder, spool.asideFolder] {
            let shelf = Spool(folder: folder)
            for name in shelf.names() {
                guard let item = shelf.read(name).flatMap(SpoolItem.init(bytes:)), isMeant(item) else {
                    continue
                }
                shelf.unshelve(name)
                count += 1
            }
        }
        return count
    }

    private func isMeant(_ item: SpoolItem) -> Bool {
        let members = (try? JSONValue(parsing: item.payload))?.object ?? [:]
        func says(_ names: [String], _ value: String) -> Bool {
            names.contains { members[$0]?.string == value }
        }
        if let session = wanted.session {
            let id = session.split(separator: "/", maxSplits: 1).last.map(String.init) ?? session
            return says(["session_id", "conversation_id", "thread_id", "session.id"], id)
        }
        if let user = wanted.user {
            return says(["user_email", "user.email", "enduser.email", "moda.user_id"], user)
                || userEmail == user
        }
        guard let repository = wanted.repository else { return false }
        return says(["repo", "vcs.repository.name"], repository)
            || item.root.flatMap(RepositoryName.of(root:)) == repository
    }
}
