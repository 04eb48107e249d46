internal import Events

/// The JSON in what a model wrote.
enum AnswerText {
    /// The object itself, or the one between the first and the last brace: models put fences and courtesies
    /// around it where nothing enforces the form.
    static func json(in text: String) -> JSONValue? {
        if let value = try? JSONValue(parsing: text), value.object != nil { return value }
        guard let start = text.firstIndex(of: "{"), let end = text.lastIndex(of: "}"), start < end else {
            return nil
        }
        // What is no JSON either way is the caller's to tell of.
        return try? JSONValue(parsing: String(text[start...end]))
    }
}
