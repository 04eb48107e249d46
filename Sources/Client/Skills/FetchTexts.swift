internal import API

/// The texts of skills: from the project where it has them, else from the server, several at a time.
struct FetchTexts: Sendable {
    private static let atOnce = 8

    let server: ModaServer
    /// The bytes that a view stands for, where they are at hand.
    let has: @Sendable (SkillView) -> [UInt8]?

    func run(_ views: [SkillView]) async throws -> [SkillLibrary.Text] {
        try await withThrowingTaskGroup(of: SkillLibrary.Text.self) { group in
            var texts: [SkillLibrary.Text] = []
            var rest = views[...]
            for view in rest.prefix(Self.atOnce) { group.addTask { try await text(of: view) } }
            rest = rest.dropFirst(Self.atOnce)
            while let text = try await group.next() {
                texts.append(text)
                if let view = rest.popFirst() { group.addTask { try await self.text(of: view) } }
            }
            return texts.sorted { $0.id < $1.id }
        }
    }

    private func text(of view: SkillView) async throws -> SkillLibrary.Text {
        if let bytes = has(view) { return try SkillLibrary.read(bytes, as: view) }
        if view.status == "approved" {
            let bytes = try await server.skillText(view.id, atMost: SkillFolder.largestFile)
            return try SkillLibrary.read(bytes, as: view)
        }
        let detail = try await server.skill(view.id)
        return try SkillLibrary.read(Array((detail.candidate?.markdown ?? detail.markdown).utf8), as: view)
    }
}
