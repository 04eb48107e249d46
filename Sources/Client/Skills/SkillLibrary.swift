internal import API
internal import Events
internal import Skills

/// What the server has: which skills it knows, and the texts of those that are wanted, each checked against what
/// the server says of it.
struct SkillLibrary: Sendable {
    /// A wanted skill, read.
    struct Text: Sendable {
        let id: String
        let markdown: String
        let document: SkillDocument
    }

    private(set) var wanted: [SkillView] = []
    private var known: Set<String> = []
    private var served: Set<String> = []

    /// - Throws: `ClientError` where a wanted skill has an id that is no safe name, or no digest, or is listed
    ///   twice.
    init(_ list: SkillList, statuses: Set<String>) throws(ClientError) {
        known = Set(list.skills.map(\.id))
        served = Set(list.skills.filter { $0.status == "approved" }.map(\.id))
        var chosen: [String: SkillView] = [:]
        // A candidate is tried in the place of the version that it would follow.
        for view in list.skills.filter({ statuses.contains($0.status) }).sorted(by: {
            $0.version < $1.version
        }) {
            try Self.check(view)
            if let other = chosen[view.id], other.status == view.status {
                throw ClientError(
                    .refused, "the server lists the skill \(view.id) twice; nothing was written")
            }
            if chosen[view.id]?.status != "proposed" { chosen[view.id] = view }
        }
        wanted = chosen.values.sorted { $0.id < $1.id }
    }

    func isKnown(_ skill: String) -> Bool { known.contains(skill) }
    func isServed(_ skill: String) -> Bool { served.contains(skill) }

    /// Reads a text that should be what a view says.
    static func read(_ bytes: [UInt8], as view: SkillView) throws(ClientError) -> Text {
        guard bytes.count <= SkillFolder.largestFile else {
            throw ClientError(
                .refused,
                "the skill \(view.id) has more than \(SkillFolder.largestFile) bytes, which no agent loads; \(nothing)"
            )
        }
        guard "sha256:" + ContentID.sha256(bytes) == view.digest else {
            throw ClientError(
                .refused, "the skill \(view.id) is not what its digest says; \(nothing), try again")
        }
        guard let markdown = String(validating: bytes, as: UTF8.self) else {
            throw ClientError(.refused, "the skill \(view.id) is no text; \(nothing)")
        }
        do {
            let document = try SkillDocument.parse(markdown, folder: view.id)
            guard document.name == view.id else {
                throw ClientError(
                    .refused,
                    "the skill \(view.id) calls itself another name; agents would not find it; \(nothing)")
            }
            return Text(id: view.id, markdown: markdown, document: document)
        } catch let error as ClientError {
            throw error
        } catch {
            throw ClientError(.refused, "the skill \(view.id) is no SKILL.md: \(error); \(nothing)")
        }
    }

    private static let nothing = "nothing was written"

    private static func check(_ view: SkillView) throws(ClientError) {
        do {
            _ = try SkillID(view.id)
        } catch {
            throw ClientError(.refused, "the server sent a skill with an unsafe id; \(nothing): \(error)")
        }
        let digest = view.digest.utf8
        guard view.digest.hasPrefix("sha256:"), digest.count == 71 else {
            throw ClientError(.refused, "the server gives no SHA-256 for the skill \(view.id); \(nothing)")
        }
    }
}
