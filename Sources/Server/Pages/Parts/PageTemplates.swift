internal import Mustache

/// The pages' templates, compiled in, so that the program needs no files beside it.
enum PageTemplates {
    /// Every template escapes by our own rule; Mustache's own escapes characters, not scalars.
    private static let rule = "{{% CONTENT_TYPE:PAGE}}"

    private static let library: Result<MustacheLibrary, any Error> = Result {
        MustacheContentTypes.register(PageText(), named: "PAGE")
        var library = MustacheLibrary()
        for (name, bytes) in sources {
            try library.register(rule + String(decoding: bytes, as: UTF8.self), named: name)
        }
        return library
    }

    /// A page or a part of one from its values.
    ///
    /// - Throws: `PageError` where there is no such template, or one of them is none.
    static func render(_ name: String, _ values: some Sendable) throws -> Markup {
        guard let html = try library.get().render(values, withTemplate: name) else {
            throw PageError(description: "there is no template '\(name)'")
        }
        return Markup(trusted: html)
    }

    /// All templates, by the names that they call each other.
    static let sources: [(name: String, bytes: [UInt8])] = [
        ("frame", PackageResources.frame_mustache),
        ("chart", PackageResources.chart_mustache),
        ("diff", PackageResources.diff_mustache),
        ("long", PackageResources.long_mustache),
        ("problem", PackageResources.problem_mustache),
        ("sign-in", PackageResources.sign_in_mustache),
        ("overview", PackageResources.overview_mustache),
        ("evidence", PackageResources.evidence_mustache),
        ("habit", PackageResources.habit_mustache),
        ("skills", PackageResources.skills_mustache),
        ("skill", PackageResources.skill_mustache),
        ("decide", PackageResources.decide_mustache),
        ("edit", PackageResources.edit_mustache),
        ("sessions", PackageResources.sessions_mustache),
        ("session", PackageResources.session_mustache),
        ("step", PackageResources.step_mustache),
        ("snapshot", PackageResources.snapshot_mustache),
        ("conversations", PackageResources.conversations_mustache),
        ("conversation", PackageResources.conversation_mustache),
        ("usage", PackageResources.usage_mustache),
        ("runs", PackageResources.runs_mustache),
        ("run", PackageResources.run_mustache),
        ("ingest", PackageResources.ingest_mustache),
    ]
}

/// A page that cannot be made, through a fault of ours.
struct PageError: Error, CustomStringConvertible {
    let description: String
}
