internal import Mustache

/// HTML that our own code made, the only thing that templates take in without escaping it (`{{{…}}}`).
struct Markup: MustacheCustomRenderable, Sendable, Equatable {
    let renderText: String

    /// For HTML whose every text went through `PageText`.
    init(trusted html: String) { renderText = html }

    /// A text for a field that the browser sends back: the same text, but for U+0000.
    init(field text: String) {
        // HTML drops the first line break of a text area.
        renderText = "\n" + PageText.verbatim(text)
    }

    var isNull: Bool { renderText.isEmpty }

    static let none = Markup(trusted: "")
}
