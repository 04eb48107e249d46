internal import API
internal import Events
internal import Harness
internal import Hummingbird
internal import Redaction
internal import Store

/// Takes a person's own text for a skill, for the API and for the review page alike.
struct EditDesk: Sendable {
    private static let longestNote = 2_000

    private let skills: any SkillStore
    private let desk: GateDesk?
    private let now: @Sendable () -> Timestamp
    private let redactor = Redactor()

    init(_ parts: ServerParts) {
        skills = parts.skills
        desk = parts.gates
        now = parts.now
    }

    /// The skill with the text, as a new version where it is another one.
    ///
    /// - Throws: `Failure` where the text cannot be served (422, with what is wrong), where another one is
    ///   there by now (409), or where nothing has that name (404).
    func edit(_ id: String, _ wanted: SkillEditRequest, by key: Tenancy) async throws -> SkillRecord {
        guard let desk else { throw Failure.notFound("this server has no gates to check a text with") }
        if let objection = desk.objection(toText: wanted.markdown, of: id) {
            throw Failure(status: .unprocessableContent, detail: "\(id.prefix(64)): \(objection)")
        }
        guard let text = desk.canonical(wanted.markdown, of: id) else {
            throw Failure(status: .unprocessableContent, detail: "it is no SKILL.md")
        }
        let edit = Edit(
            markdown: text.markdown, description: text.description, digest: wanted.digest,
            note: wanted.note.map { redactor.redact(String($0.prefix(Self.longestNote))) },
            keyName: key.keyName, now: now())
        do {
            guard let skill = try await skills.edit(id, tenant: key.tenant, make: { try edit.make(of: $0) })
            else {
                throw Failure.notFound("no skill '\(id.prefix(64))': approve its candidate first")
            }
            return skill
        } catch let refusal as ReviewRefusal {
            throw Failure(status: .conflict, detail: "\(id): \(refusal)")
        }
    }
}
