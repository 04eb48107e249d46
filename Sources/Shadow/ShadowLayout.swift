package import Events

/// Where the shadow repositories lie: one bare repository a work tree, in it one reference, one index and one
/// journal a session.
///
/// ```
/// <root>/<workspace>/            HEAD config objects refs …      a bare repository
/// <root>/<workspace>/workspace.json                              which work tree it is of
/// <root>/<workspace>/refs/sessions/<agent>/<session>             the session's last commit
/// <root>/<workspace>/sessions/<agent>/<session>/index            git's index, with the work tree's times
/// <root>/<workspace>/sessions/<agent>/<session>/looks.jsonl      every look, one line each
/// <root>/<workspace>/sessions/<agent>/<session>/lock             held while a look is taken
/// ```
package struct ShadowLayout: Sendable, Equatable {
    /// `~/.moda/shadow` on a developer's machine; a folder a tenant on a server.
    package var root: String

    package init(root: String) { self.root = root }

    /// How many skipped files a look names.
    package static let skippedLimit = 100

    package func repository(_ workspace: String) -> String { "\(root)/\(workspace)" }

    package func session(_ key: SessionKey, in workspace: String) -> String {
        "\(repository(workspace))/sessions/\(key.agent.rawValue)/\(Self.folderName(of: key))"
    }

    package static func reference(of key: SessionKey) -> String {
        "refs/sessions/\(key.agent.rawValue)/\(folderName(of: key))"
    }

    /// The session's id where it is a harmless name of a file and of a git reference, else its digest.
    package static func folderName(of key: SessionKey) -> String {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        let isHarmless = key.id.utf8.count <= 80 && !key.id.isEmpty && key.id.allSatisfy(letters.contains)
        return isHarmless ? key.id : "sha256-" + ContentID.make("shadow session", key.id)
    }
}
