/// What recognises the same event in another report of it, where no id is common to all of its reports.
///
/// Reports of one key in one session are compared. Two are one event where they have a turn or a span in
/// common, or else lie near each other, and where their words do not disagree. One source reports an event
/// once, so two reports of one source are two events, however alike.
package struct Twin: Sendable, Equatable {
    /// Whether a report that meets no other is an event by itself.
    package enum Standing: String, Sendable, CaseIterable {
        case alone
        /// Only in a session where no report of the key stands alone: a trace tells of more prompts than
        /// people gave.
        case withoutOthers = "without_others"
        /// It only adds to others.
        case never
    }

    package var key: String
    /// Milliseconds that two reports may lie apart, where neither turn nor span joins them; below 0 nearness
    /// never does.
    package var window: Int64
    /// Who reports; nil for the channel itself.
    package var source: String?
    /// The span in which it happened, known to logs and spans.
    package var span: String?
    /// What tells its words: equal where the words are, nil where they are not known.
    package var words: String?
    package var standing: Standing

    package init(
        key: String, window: Int64, source: String? = nil, span: String? = nil, words: String? = nil,
        standing: Standing = .alone
    ) {
        self.key = key
        self.window = window
        self.source = source
        self.span = span
        self.words = words
        self.standing = standing
    }

    /// What two reports with one id are recognised by: all that either of them knows.
    func filled(from other: Twin?) -> Twin {
        guard let other, other.key == key else { return self }
        var result = self
        result.window = min(window, other.window)
        result.source = source ?? other.source
        result.span = span ?? other.span
        result.words = words ?? other.words
        if other.standing == .alone || standing == .never { result.standing = other.standing }
        return result
    }
}
