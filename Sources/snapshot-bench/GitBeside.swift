/// The git program taking the same snapshot into a store of its own.
struct GitBeside {
    let root: String
    /// Its own `GIT_DIR`, with an index of its own.
    let folder: String

    private var environment: [String: String] {
        [
            "GIT_DIR": folder, "GIT_WORK_TREE": root, "GIT_AUTHOR_NAME": "bench",
            "GIT_AUTHOR_EMAIL": "bench@localhost",
            "GIT_COMMITTER_NAME": "bench", "GIT_COMMITTER_EMAIL": "bench@localhost",
        ]
    }

    func make() throws {
        _ = try Command(path: "git", arguments: ["init", "--quiet", "--bare", folder]).run()
    }

    /// `add -A`, `write-tree`, `commit-tree`: the seconds of all three.
    func take() throws -> Double {
        let added = try git("--work-tree=\(root)", "add", "-A", ".")
        let tree = try git("write-tree")
        let id = String(tree.output.prefix { !$0.isNewline })
        let commit = try git("commit-tree", "-m", "snapshot", id)
        return added.seconds + tree.seconds + commit.seconds
    }

    private func git(_ arguments: String...) throws -> Command.Result {
        try Command(path: "git", arguments: ["-C", root] + arguments, environment: environment).run()
    }
}
