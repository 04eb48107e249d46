internal import Events

/// Which messages of a user may be something that a tool printed.
///
/// Nothing in the format is escaped: output can close its own fence and tag, and go on like the file itself. What
/// it cannot know are the times around it. So a message is believed where no tool use stands before it, or where
/// its time fits between that before it and all that come after; where a file tells no times, none is believed
/// after the first tool use. One that is not believed is reported, and its words go nowhere.
struct SpecStoryDoubts {
    /// The lines of the headings that are not believed.
    private(set) var lines: Set<Int>
    /// Believed so far, with a tool use before them.
    private var unproven: [(line: Int, at: Timestamp)] = []
    private var isAfterTool = false
    /// When the file was last written to; nothing in it is from later.
    private let end: Timestamp?

    /// Messages are not always in the order of their seconds, and zones are not always told.
    private static let disorder: Int64 = 60_000
    private static let zones: Int64 = 15 * 3_600_000

    init(lines: Set<Int>, end: Timestamp?) {
        self.lines = lines
        self.end = end
    }

    /// How a line begins with which an agent's message stops being words alone: tool uses of all layouts, code.
    private static let marks = [
        "<tool-use", "Tool use: **", "<details", "<summary", "Read file: ", "Edit file: ", "_****_", "```",
        "~~~",
    ]

    /// A line of an agent's message was passed: from the first tool use on, what follows may be a tool's text.
    mutating func noteLine(_ line: Substring) {
        guard !isAfterTool else { return }
        let words = line.drop(while: \.isWhitespace)
        isAfterTool = Self.marks.contains { words.hasPrefix($0) }
    }

    /// A heading of a user's began a message.
    mutating func noteUser(_ heading: SpecStoryHeading, line: Int) {
        guard isAfterTool else { return }
        guard let at = heading.at, end.map({ at.milliseconds <= $0.milliseconds + Self.zones }) ?? true else {
            lines.insert(line)
            return
        }
        unproven.append((line, at))
    }

    /// A heading came that is older than one before it: which of the two is the file's own, nobody can tell.
    mutating func noteOlder(_ at: Timestamp) {
        distrust { $0.milliseconds > at.milliseconds + Self.disorder }
    }

    /// The end of a tool's text came where none had begun: one before it had ended too early.
    mutating func noteStrayEnd() { distrust { _ in true } }

    private mutating func distrust(_ isDoubtful: (Timestamp) -> Bool) {
        lines.formUnion(unproven.filter { isDoubtful($0.at) }.map(\.line))
        unproven.removeAll { isDoubtful($0.at) }
    }
}
