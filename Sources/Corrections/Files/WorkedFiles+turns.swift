package import Events

extension WorkedFiles {
    /// Where the turns of a conversation were spent, as far as they touched files.
    package init(_ conversation: Conversation) {
        self.init(
            conversation.turns.compactMap { turn in
                Place(TouchedFiles(turn.actions, turn.edits, below: conversation.directory).paths)
            })
    }
}

extension WorkedFiles.Place {
    /// Components of a folder's path that are looked at, and that a glob may have.
    private static let deepest = 5

    /// The place of some files; nil for none.
    init?(_ paths: [String]) {
        guard let first = paths.first else { return nil }
        let languages = paths.map { TouchedFiles.ending(of: $0).flatMap { LanguageTable.byEnding[$0] } }
        let code = languages.filter { $0?.isBeside != true }
        let told = Set((code.isEmpty ? languages : code).map { $0?.name })
        var folder = Self.folder(of: first)
        for path in paths.dropFirst() {
            folder = zip(folder, Self.folder(of: path)).prefix { $0 == $1 }.map(\.0)
        }
        self.init(
            language: told.count == 1 ? told.first ?? nil : nil, folder: folder.joined(separator: "/"))
    }

    /// The folders on the way to a file, up to one that a glob could not name as it is.
    private static func folder(of path: String) -> [Substring] {
        path.split(separator: "/").dropLast().prefix(deepest).prefix { part in
            part.utf8.count <= 60
                && part.utf8.allSatisfy {
                    (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
                        || "-_.@+".utf8.contains($0)
                }
        }.map { $0 }
    }

    func isBelow(_ folder: String) -> Bool {
        folder.isEmpty || self.folder == folder || self.folder.hasPrefix(folder + "/")
    }
}
